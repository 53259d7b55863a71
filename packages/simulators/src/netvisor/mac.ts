import { createHmac, timingSafeEqual } from "node:crypto";

/** The fields a MAC covers, in the order they are signed, without the two keys. */
export interface SignedFields {
  readonly url: string;
  readonly sender: string;
  readonly customerId: string;
  readonly timestamp: string;
  readonly language: string;
  readonly organisationId: string;
  readonly transactionId: string;
  readonly timestampUnix: string;
}

/** The HMACSHA256 MAC of spec section 2.2, over ISO-8859-1 bytes, in lower-case hex. */
export function netvisorMac(fields: SignedFields, customerKey: string, partnerKey: string): string {
  const message = [
    fields.url,
    fields.sender,
    fields.customerId,
    fields.timestamp,
    fields.language,
    fields.organisationId,
    fields.transactionId,
    fields.timestampUnix,
    customerKey,
    partnerKey,
  ].join("&");
  const key = Buffer.from(`${customerKey}&${partnerKey}`, "latin1");
  return createHmac("sha256", key).update(Buffer.from(message, "latin1")).digest("hex");
}

/** The URL with its escapes decoded, except those that would change its structure. */
export function decodedUrl(url: string): string {
  const kept = url.replace(/%(23|25|3f)/gi, "%25$1");
  try {
    return decodeURIComponent(kept);
  } catch {
    // An escape that is not UTF-8 stays as it was sent.
    return url;
  }
}

/** Whether two MACs are the same text. */
export function sameMac(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left, "latin1"), Buffer.from(right, "latin1")];
  return first.length === second.length && timingSafeEqual(first, second);
}

import { createHmac } from "node:crypto";
import { ConfigurationError, fitsCharset } from "@confirma-connect/core";

/** Everything that a signature covers. The partner identifier is not part of it (specs 2.2). */
export interface SignedFields {
  /** Full address with scheme, host, path and query. */
  readonly url: string;
  readonly sender: string;
  readonly customerId: string;
  /** UTC, `YYYY-MM-DD HH:MM:SS.mmm`. */
  readonly timestamp: string;
  readonly language: string;
  readonly organisationId: string;
  readonly transactionId: string;
  /** The same moment in whole seconds. */
  readonly timestampUnix: string;
  readonly customerKey: string;
  readonly partnerKey: string;
}

// Order seen in four public clients, which agree (specs 2.2).
const order = [
  "url",
  "sender",
  "customerId",
  "timestamp",
  "language",
  "organisationId",
  "transactionId",
  "timestampUnix",
  "customerKey",
  "partnerKey",
] as const satisfies readonly (keyof SignedFields)[];

/**
 * The value of X-Netvisor-Authentication-MAC with the algorithm HMACSHA256: lower-case hexadecimal.
 *
 * @throws ConfigurationError when a field has a character outside Latin-1: public clients disagree about its
 * bytes (specs 2.2), so a signature of it would be a guess.
 */
export function signRequest(fields: SignedFields): string {
  for (const name of order) refuseOutsideLatin1(name, fields[name]);
  const key = Buffer.from(`${fields.customerKey}&${fields.partnerKey}`, "latin1");
  const message = Buffer.from(order.map((name) => fields[name]).join("&"), "latin1");
  return createHmac("sha256", key).update(message).digest("hex");
}

function refuseOutsideLatin1(name: string, value: string): void {
  if (fitsCharset(value, "latin1") !== undefined) {
    throw new ConfigurationError(
      `Netvisor cannot verify a signature with characters outside Latin-1; found one in: ${name}`,
    );
  }
}

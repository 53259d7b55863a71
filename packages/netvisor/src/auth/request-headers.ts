import type { NetvisorCredentials } from "./netvisor-credentials.ts";
import { signRequest } from "./request-signature.ts";
import { utcTimestamp } from "./utc-timestamp.ts";

/** What one attempt adds to the credentials. Every attempt needs its own transaction identifier. */
export interface RequestMoment {
  /** The address in the form that is signed. */
  readonly signedUrl: string;
  readonly epochMs: number;
  readonly transactionId: string;
}

/** Headers whose values identify a company or prove its keys; masked wherever headers are shown. */
export const secretHeaders = [
  "X-Netvisor-Authentication-CustomerId",
  "X-Netvisor-Authentication-PartnerId",
  "X-Netvisor-Authentication-MAC",
] as const;

/** All headers of specs 2.1, with real HTTP status codes asked for. */
export function requestHeaders(
  credentials: NetvisorCredentials,
  moment: RequestMoment,
): Readonly<Record<string, string>> {
  const { sender, customerId, partnerId, organisationId, language } = credentials;
  const { transactionId } = moment;
  const timestamp = utcTimestamp(moment.epochMs);
  const timestampUnix = String(Math.floor(moment.epochMs / 1000));
  const mac = signRequest({
    url: moment.signedUrl,
    sender,
    customerId,
    timestamp,
    language,
    organisationId,
    transactionId,
    timestampUnix,
    customerKey: credentials.customerKey.reveal(),
    partnerKey: credentials.partnerKey.reveal(),
  });
  return {
    "X-Netvisor-Authentication-Sender": sender,
    "X-Netvisor-Authentication-CustomerId": customerId,
    "X-Netvisor-Authentication-PartnerId": partnerId,
    "X-Netvisor-Authentication-Timestamp": timestamp,
    "X-Netvisor-Authentication-TimestampUnix": timestampUnix,
    "X-Netvisor-Authentication-TransactionId": transactionId,
    "X-Netvisor-Interface-Language": language,
    "X-Netvisor-Organisation-ID": organisationId,
    "X-Netvisor-Authentication-MAC": mac,
    "X-Netvisor-Authentication-MACHashCalculationAlgorithm": "HMACSHA256",
    "X-Netvisor-Authentication-UseHTTPResponseStatusCodes": "1",
  };
}

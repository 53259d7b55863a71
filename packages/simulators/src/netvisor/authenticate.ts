import type { NetvisorCompany } from "./company/company.ts";
import { NetvisorFailure } from "./failure.ts";
import { decodedUrl, netvisorMac, type SignedFields, sameMac } from "./mac.ts";
import type { NetvisorReadings } from "./readings.ts";

/** What authentication needs to know about the server. */
export interface Gate {
  readonly partner: { readonly id: string; readonly key: string };
  readonly companies: readonly NetvisorCompany[];
  readonly readings: NetvisorReadings;
  readonly now: () => Date;
  /** Notes a TransactionId; false when it was seen before. */
  readonly takeTransactionId: (id: string) => boolean;
}

const PREFIX = "x-netvisor-authentication-";
const REQUIRED = [
  "sender",
  "customerid",
  "partnerid",
  "timestamp",
  "timestampunix",
  "transactionid",
  "mac",
  "machashcalculationalgorithm",
] as const;

/** Checks every header of spec section 2 and returns the company the request is for. Throws the refusal. */
export function authenticate(
  gate: Gate,
  url: string,
  headers: Readonly<Record<string, string>>,
): NetvisorCompany {
  const value = (name: string): string => headers[PREFIX + name] ?? "";
  const missing = REQUIRED.find((name) => value(name) === "");
  if (missing !== undefined) throw denied(`Header ${PREFIX}${missing} is missing`);
  if (value("partnerid") !== gate.partner.id)
    throw denied("Integraatiokumppania ei löydy, katso dokumentaatio");
  const owner = gate.companies.find((company) => company.customerId === value("customerid"));
  if (owner === undefined) throw denied("Customer identifier not found");
  if (value("machashcalculationalgorithm") !== "HMACSHA256")
    throw denied("MAC hash algorithm is not supported");
  const language = headers["x-netvisor-interface-language"] ?? "";
  if (!["FI", "SE", "EN"].includes(language)) throw denied("Interface language is not FI, SE or EN");
  checkMac(
    gate,
    url,
    owner,
    {
      url: "",
      sender: value("sender"),
      customerId: value("customerid"),
      timestamp: value("timestamp"),
      language,
      organisationId: headers["x-netvisor-organisation-id"] ?? "",
      transactionId: value("transactionid"),
      timestampUnix: value("timestampunix"),
    },
    value("mac"),
  );
  checkTime(gate, value("timestamp"), value("timestampunix"));
  if (!gate.takeTransactionId(value("transactionid"))) {
    throw new NetvisorFailure("REQUEST_NOT_UNIQUE", "TransactionId has been used before");
  }
  return accessedCompany(gate, owner, headers["x-netvisor-organisation-id"] ?? "");
}

function checkMac(gate: Gate, url: string, owner: NetvisorCompany, fields: SignedFields, mac: string): void {
  const reading = gate.readings.macUrl;
  const urls = reading === "either" ? [url, decodedUrl(url)] : [reading === "raw" ? url : decodedUrl(url)];
  const fits = urls.some((candidate) =>
    sameMac(netvisorMac({ ...fields, url: candidate }, owner.customerKey, gate.partner.key), mac),
  );
  if (!fits) throw denied("MAC does not match");
}

function checkTime(gate: Gate, timestamp: string, unix: string): void {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}$/.test(timestamp))
    throw denied("Timestamp has a wrong form");
  const moment = Date.parse(`${timestamp.replace(" ", "T")}Z`);
  if (Number.isNaN(moment)) throw denied("Timestamp is not a moment");
  if (!/^\d+$/.test(unix) || Number(unix) !== Math.floor(moment / 1000)) {
    throw denied("TimestampUnix is not the moment of Timestamp");
  }
  const distance = Math.abs(moment - gate.now().getTime());
  if (distance > gate.readings.timestampWindowMinutes * 60_000)
    throw denied("Timestamp is too old or in the future");
}

function accessedCompany(gate: Gate, owner: NetvisorCompany, organisationId: string): NetvisorCompany {
  if (owner.organisationId === organisationId) return owner;
  if (gate.companies.some((company) => company.organisationId === organisationId)) {
    throw new NetvisorFailure("SERVICE_ACCESS_ERROR", "Access to the company is not allowed");
  }
  throw denied("Organisation not found");
}

function denied(text: string): NetvisorFailure {
  return new NetvisorFailure("AUTHENTICATION_FAILED", text);
}

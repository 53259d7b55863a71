import { createHmac, randomUUID } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import { demoNetvisorCompany, demoNetvisorPartner, type NetvisorCompany } from "../src/index.ts";

/** An answer as a test looks at it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What a request may have different from a correct one. */
export interface Deviation {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly contentType?: string;
  readonly company?: NetvisorCompany;
  readonly moment?: Date;
  /** The URL that is signed, when it is not the one requested. */
  readonly signedUrl?: string;
}

const agent = new Agent({ keepAlive: false });

/** The headers of spec section 2.1 for a URL, signed here and not by the simulator's code. */
export function signedHeaders(url: string, deviation: Deviation = {}): Record<string, string> {
  const company = deviation.company ?? demoNetvisorCompany();
  const moment = deviation.moment ?? new Date();
  const fields: Record<string, string> = {
    "X-Netvisor-Authentication-Sender": "Simulator test",
    "X-Netvisor-Authentication-CustomerId": company.customerId,
    "X-Netvisor-Authentication-PartnerId": demoNetvisorPartner.id,
    "X-Netvisor-Authentication-Timestamp": moment.toISOString().replace("T", " ").replace("Z", ""),
    "X-Netvisor-Authentication-TimestampUnix": String(Math.floor(moment.getTime() / 1000)),
    "X-Netvisor-Authentication-TransactionId": randomUUID(),
    "X-Netvisor-Interface-Language": "EN",
    "X-Netvisor-Organisation-ID": company.organisationId,
    "X-Netvisor-Authentication-MACHashCalculationAlgorithm": "HMACSHA256",
    "X-Netvisor-Authentication-UseHTTPResponseStatusCodes": "1",
  };
  for (const [name, value] of Object.entries(deviation.headers ?? {})) {
    if (value === undefined) delete fields[name];
    else fields[name] = value;
  }
  const value = (name: string): string => fields[name] ?? "";
  const message = [
    deviation.signedUrl ?? url,
    value("X-Netvisor-Authentication-Sender"),
    value("X-Netvisor-Authentication-CustomerId"),
    value("X-Netvisor-Authentication-Timestamp"),
    value("X-Netvisor-Interface-Language"),
    value("X-Netvisor-Organisation-ID"),
    value("X-Netvisor-Authentication-TransactionId"),
    value("X-Netvisor-Authentication-TimestampUnix"),
    company.customerKey,
    demoNetvisorPartner.key,
  ].join("&");
  const key = `${company.customerKey}&${demoNetvisorPartner.key}`;
  const mac = createHmac("sha256", Buffer.from(key, "latin1"))
    .update(Buffer.from(message, "latin1"))
    .digest("hex");
  return { "X-Netvisor-Authentication-MAC": mac, ...fields };
}

/** Sends one signed request; rejects when the connection breaks before a whole answer. */
export function send(
  base: string,
  target: string,
  body?: string | Uint8Array,
  deviation: Deviation = {},
): Promise<Answer> {
  const url = base + target;
  const headers: Record<string, string> = { ...signedHeaders(url, deviation) };
  if (body !== undefined) headers["Content-Type"] = deviation.contentType ?? "text/plain";
  return exchange(url, deviation.method ?? (body === undefined ? "GET" : "POST"), headers, body);
}

/** One HTTP request without any Netvisor header. */
export function exchange(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string | Uint8Array,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent }, (response: IncomingMessage) => {
      const chunks: Uint8Array[] = [];
      response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The second Status of a failed answer without its leading space, or `OK`. */
export function statusOf(answer: Answer): string {
  const texts = [...answer.body.matchAll(/<Status>([^<]*)<\/Status>/g)].map((match) =>
    (match[1] ?? "").trim(),
  );
  return texts[1] ?? texts[0] ?? `HTTP ${answer.status}`;
}

/** The error code of an answer, or `OK`. */
export function codeOf(answer: Answer): string {
  return statusOf(answer).split(" :: ")[0] ?? "";
}

/** The inserted key of an answer. */
export function keyOf(answer: Answer): number {
  return Number(/<InsertedDataIdentifier>(\d+)</.exec(answer.body)?.[1] ?? Number.NaN);
}

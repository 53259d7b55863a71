import { problem } from "@confirma-connect/core";
import type { HttpClient, HttpRequest, HttpResult } from "@confirma-connect/http";
import type { StandInRequest } from "@confirma-connect/simulators";
import type { Line } from "./line.ts";

/** A stand-in's answer to a request; `exchange` of every HTTP stand-in fits. */
export type Exchange = (request: StandInRequest) => {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How one vendor's HTTP is understood by the line. */
export interface Vendor {
  readonly exchange: Exchange;
  /** Whether a request may change the books; requests for tokens do not. */
  isWrite(request: HttpRequest): boolean;
  /** Whether the answer to a write says that it was booked. */
  hasWritten(answer: HttpResult): boolean;
}

const answered = (status: number, text: string, headers: Readonly<Record<string, string>>): HttpResult => ({
  type: "answered",
  status,
  headers,
  body: Buffer.from(text, "utf8"),
  text: () => text,
});

/** Asks a stand-in at once. */
function ask(exchange: Exchange, request: HttpRequest, writesBehind = 0): HttpResult {
  const { method, url, headers = {}, body = "" } = request;
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const host = { host: new URL(url).host };
  const answer = exchange({ method, url, headers: { ...host, ...headers }, body: bytes, writesBehind });
  const named = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const all: Readonly<Record<string, string>> = {
    "content-type": answer.contentType,
    ...Object.fromEntries(named),
  };
  return answered(answer.status, answer.body, all);
}

/** A client whose requests reach the stand-in at once and unharmed. */
export const plainHttp = (exchange: Exchange): HttpClient => ({
  exchange: async (request) => ask(exchange, request),
});

const unknown = { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") } as const;
const notSent = { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") } as const;
const page = "<html><body><h1>Internal Server Error</h1></body></html>";

/** The client port on a simulated line: no socket, no real time. */
export const simulatedHttp = (line: Line, vendor: Vendor): HttpClient => ({
  exchange: async (request) => {
    const answer = await line.carry<HttpResult>(
      {
        isWrite: vendor.isWrite(request),
        patience: request.timeout ?? 120_000,
        commit: (behind) => ask(vendor.exchange, request, behind),
        hasWritten: (result) => vendor.hasWritten(result),
        lost: () => unknown,
        broken: () => answered(500, page, { "content-type": "text/html" }),
      },
      () => request.signal?.aborted !== true,
    );
    return answer === "notSent" ? notSent : answer;
  },
});

import { type IncomingMessage, request } from "node:http";

/** A whole answer. */
export interface WebAnswer {
  readonly status: number;
  readonly body: string;
}

/** What a call departs in from a good one. */
export interface Call {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly organisationId?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request with HTTP basic credentials; rejects when the connection breaks before a whole answer. */
export function call(url: string, options: Call = {}): Promise<WebAnswer> {
  const { method = "GET", body, organisationId = "1001", password = "demo-invoice-password" } = options;
  const basic = Buffer.from(`${organisationId}:${password}`, "utf8").toString("base64");
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  const headers = { Authorization: `Basic ${basic}`, "Content-Length": length, ...options.headers };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (response: IncomingMessage) => {
      const chunks: Uint8Array[] = [];
      response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The first error code of a refusal, or `OK`. */
export function codeOf(answer: WebAnswer): string {
  return /<SimCode>([^<]*)</.exec(answer.body)?.[1] ?? "OK";
}

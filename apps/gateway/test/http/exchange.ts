import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

/** What is sent over a real socket. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  json(): unknown;
}

/** Sends one request on a connection of its own; nothing is added to the headers but the length. */
export async function exchange({ method, url, headers = {}, body }: Exchange): Promise<Answer> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const outgoing = request(url, { method, headers: { ...headers, ...length }, agent: false });
  const answered = once(outgoing, "response");
  outgoing.end(body);
  const [incoming] = await answered;
  const content = await text(incoming);
  return {
    statusCode: incoming.statusCode,
    headers: incoming.headers,
    body: content,
    json: () => JSON.parse(content),
  };
}

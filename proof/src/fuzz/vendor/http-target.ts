import type { HttpClient, HttpRequest } from "@confirma-connect/http";
import { type FuzzAnswer, httpAnswer } from "../fuzz-answer.ts";
import type { Answering } from "../fuzz-target.ts";

/** A stand-in's way in. */
type Exchange = (request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}) => {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

function perform(exchange: Exchange, { method, url, headers = {}, body = "" }: HttpRequest): FuzzAnswer {
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const answer = exchange({ method, url, headers: { host: new URL(url).host, ...headers }, body: bytes });
  const named = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status: answer.status,
    headers: { "content-type": answer.contentType, ...Object.fromEntries(named) },
    body: Buffer.from(answer.body, "utf8"),
  };
}

/** The client port over a stand-in and whoever answers. */
export const fuzzHttp = (exchange: Exchange, answering: Answering): HttpClient => ({
  exchange: async (request) => {
    const name = `${request.method} ${request.url}`;
    return httpAnswer(answering({ name, perform: () => perform(exchange, request) }));
  },
});

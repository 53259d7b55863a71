import type { HttpClient, HttpRequest, HttpResult } from "@confirma-connect/http";

/** An HTTP client that answers from a script and remembers the requests. */
export interface ScriptedHttp extends HttpClient {
  readonly requests: readonly HttpRequest[];
}

/** Answers each request by the function. */
export function scriptedHttp(
  answer: (request: HttpRequest) => HttpResult | Promise<HttpResult>,
): ScriptedHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    exchange: async (request) => {
      requests.push(request);
      return answer(request);
    },
  };
}

/** A complete answer. */
export function answered(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  return { type: "answered", status, headers, body: Buffer.from(text, "utf8"), text: () => text };
}

import { civilDate, Secret } from "@confirma-connect/core";
import type { HttpClient, HttpResult } from "@confirma-connect/http";
import { ProcountorClient, type ProcountorClientLimits } from "../../src/transport/procountor-client.ts";
import { ProcountorPace } from "../../src/transport/procountor-pace.ts";
import { answered } from "./scripted-http.ts";

/** A clock that stands still. */
const stillClock = { now: () => 1_767_225_600_000, today: () => civilDate("2026-01-01") };

/** A client with made-up credentials that never waits. */
export function testClient(
  http: HttpClient,
  limits: Partial<ProcountorClientLimits> = {},
  pace = new ProcountorPace({ now: () => 0, sleep: () => Promise.resolve() }),
): ProcountorClient {
  return new ProcountorClient({
    baseUrl: "https://procountor.example/api",
    credentials: {
      clientId: "client",
      clientSecret: new Secret("client-secret"),
      apiKey: new Secret("api-key"),
    },
    http,
    clock: stillClock,
    limits: { timeout: 1000, requestsPerSecond: 1000, longestPause: 0, tokenMargin: 60_000, ...limits },
    pace,
  });
}

/** An answer in JSON. */
export const json = (value: unknown, status = 200): HttpResult => answered(status, JSON.stringify(value));

/** An answer with Procountor's errors. */
export const errorsOf = (
  status: number,
  ...errors: readonly { field?: string; message: string }[]
): HttpResult => json({ errors: errors.map((error) => ({ status, ...error })) }, status);

/** A token answer that counts, and other answers by the function. */
export function withTokens(
  answer: (url: string, count: number) => HttpResult,
): (request: { url: string }) => HttpResult {
  let tokens = 0;
  let others = 0;
  return ({ url }) => {
    if (url.endsWith("/oauth/token")) {
      tokens += 1;
      return json({ access_token: `token-${tokens}`, expires_in: 3600 });
    }
    others += 1;
    return answer(url, others);
  };
}

import { civilDate, Secret } from "@confirma-connect/core";
import type { HttpClient, HttpRequest, HttpResult } from "@confirma-connect/http";
import { type ConfirmaClient, type ConfirmaOptionsInput, createConfirmaClient } from "../../src/index.ts";

/** A clock that stands still. */
export const clock = { now: () => 1_774_000_000_000, today: () => civilDate("2026-04-01") };

/** A client of the staging environment with made-up keys. */
export function testClient(http: HttpClient, options: Partial<ConfirmaOptionsInput> = {}): ConfirmaClient {
  return createConfirmaClient(
    {
      environment: "staging",
      keys: { staging: new Secret("staging-key"), production: new Secret("production-key") },
      provisioningKeys: { staging: new Secret("provisioning-key") },
      ...options,
    },
    { http, clock },
  );
}

/** An HTTP client that answers from a function and remembers the requests. */
export interface ScriptedHttp extends HttpClient {
  readonly requests: readonly HttpRequest[];
}

/** See {@link ScriptedHttp}. */
export function scriptedHttp(answer: (request: HttpRequest) => HttpResult): ScriptedHttp {
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
export const answered = (
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResult => ({ type: "answered", status, headers, body: Buffer.from(text, "utf8"), text: () => text });

/** A complete JSON answer. */
export const json = (value: unknown): HttpResult => answered(200, JSON.stringify(value));

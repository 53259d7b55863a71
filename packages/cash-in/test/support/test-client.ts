import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { civilDate, Secret } from "@confirma-connect/core";
import type { HttpClient, HttpRequest, HttpResult } from "@confirma-connect/http";
import {
  type CashInClient,
  CashInKey,
  type CashInOptionsInput,
  createCashInClient,
} from "../../src/index.ts";

/** A clock that stands still. */
export const clock = { now: () => 1_774_000_000_000, today: () => civilDate("2026-04-01") };

/** Made-up keys. */
export const creditorKey = new CashInKey("creditor", "production", new Secret("creditor-key"));
export const partnerKey = new CashInKey("partner", "production", new Secret("partner-key"));

/** A client of production with both keys. */
export const testClient = (http: HttpClient, options: Partial<CashInOptionsInput> = {}): CashInClient =>
  createCashInClient({ environment: "production", creditorKey, partnerKey, ...options }, { http, clock });

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

/** A document of our own in the published form. */
export const ownAnswer = (): unknown =>
  JSON.parse(text(join(import.meta.dirname, "../fixture/allocated-payments.json")));

/** The published answer, where it lies beside the repository. */
export function publishedAnswers(): readonly unknown[] {
  const folder = join(import.meta.dirname, "../../../../../shared/examples/cash-in");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  return files.map((file): unknown => JSON.parse(text(join(folder, file))));
}

const text = (path: string): string => readFileSync(path, "utf8");

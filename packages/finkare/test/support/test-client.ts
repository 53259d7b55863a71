import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { civilDate, Secret } from "@confirma-connect/core";
import type { HttpClient, HttpRequest, HttpResult } from "@confirma-connect/http";
import { createFinkareClient, type FinkareClient, type FinkareOptionsInput } from "../../src/index.ts";

/** 2026-04-08T10:00:00Z, the moment of the published answers. */
export const now = 1_775_642_400_000;

/** A clock that stands still. */
export const clock = { now: () => now, today: () => civilDate("2026-04-08") };

/** A client of production with a made-up key. */
export const testClient = (
  http: HttpClient,
  options: Partial<FinkareOptionsInput> = {},
): FinkareClient["payments"] =>
  createFinkareClient(
    { environment: "production", key: new Secret("fk_live_canary"), ...options },
    { http, clock },
  ).payments;

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

/** The published forms, in the order of the page. */
export const exampleNames = ["list", "payment", "invoice", "statistics"] as const;

/** Name of a published form. */
export type ExampleName = (typeof exampleNames)[number];

/** An answer of our own in a published form. */
export const ownAnswer = (name: ExampleName): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../fixture", `${name}.json`), "utf8"));

/** The published answer of the form, where the page lies beside the repository. */
export function publishedAnswers(name: ExampleName): readonly unknown[] {
  const page = join(import.meta.dirname, "../../../../../shared/seeds/003_528265d9408e78c3.txt");
  const answers = existsSync(page) ? (readFileSync(page, "utf8").match(/^\{\n.*?^\}/gmsu) ?? []) : [];
  return answers
    .slice(exampleNames.indexOf(name))
    .slice(0, 1)
    .map((text): unknown => JSON.parse(text));
}

import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import type { ConfirmaReadings } from "./readings.ts";

/** An answer in JSON. */
export function jsonAnswer(status: number, value: unknown, outcome = "OK"): ExchangeAnswer {
  return { status, contentType: "application/json; charset=utf-8", body: JSON.stringify(value), outcome };
}

/** 204 without a body. */
export const noContent: ExchangeAnswer = {
  status: 204,
  contentType: "application/json; charset=utf-8",
  body: "",
  outcome: "OK",
};

/** A list's answer, or what an empty one looks like. */
export const listAnswer = (
  rows: readonly unknown[],
  whole: unknown,
  readings: ConfirmaReadings,
): ExchangeAnswer => (rows.length === 0 && readings.emptyList === "204" ? noContent : jsonAnswer(200, whole));

/** A refusal; no public page shows one, so its form is this stand-in's own. */
export const refusal = (status: number, errors: readonly string[]): ExchangeAnswer =>
  jsonAnswer(status, { message: errors[0] ?? "", errors }, String(status));

/** 401 (seen), 429 and empty answers in the form of this vendor; other faults keep the kernel's pages. */
export function faultAnswer(fault: Fault): ExchangeAnswer | undefined {
  switch (fault.kind) {
    case "unauthorized":
      return { ...refusal(401, ["Unauthorized"]), outcome: "unauthorized" };
    case "tooManyRequests": {
      const answer = { ...refusal(429, ["Too many requests"]), outcome: "tooManyRequests" };
      const wait = fault.retryAfterSeconds;
      return wait === undefined ? answer : { ...answer, headers: { "Retry-After": String(wait) } };
    }
    case "emptyBody":
      return { status: 200, contentType: "application/json", body: "", outcome: "emptyBody" };
    default:
      return undefined;
  }
}

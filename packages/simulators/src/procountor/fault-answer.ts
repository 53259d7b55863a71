import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import { errorAnswer, gatewayPage } from "./json-answer.ts";

const TITLES: Readonly<Record<number, string>> = {
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
};

/** How the faults of the transport look at this vendor: JSON errors, or nginx pages for 5xx. */
export function faultAnswer(fault: Fault): ExchangeAnswer | undefined {
  switch (fault.kind) {
    case "unauthorized":
      return { ...errorAnswer(401, "Unauthorized"), outcome: "unauthorized" };
    case "tooManyRequests": {
      const answer = { ...errorAnswer(429, "Too Many Requests"), outcome: "tooManyRequests" };
      const wait = fault.retryAfterSeconds;
      return wait === undefined ? answer : { ...answer, headers: { "Retry-After": String(wait) } };
    }
    case "serverError": {
      const status = fault.status ?? 500;
      return { ...gatewayPage(status, TITLES[status] ?? "Error", "nginx"), outcome: "serverError" };
    }
    case "htmlPage":
      return { ...gatewayPage(200, "OK", "nginx"), outcome: "htmlPage" };
    case "emptyBody":
      return { status: 200, contentType: "application/json", body: "", outcome: "emptyBody" };
    default:
      return undefined;
  }
}

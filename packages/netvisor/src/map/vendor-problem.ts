import { type ErrorCode, type Outcome, problem, unreachable, type VendorReply } from "@confirma-connect/core";
import type { NetvisorAnswer } from "../transport/netvisor-answer.ts";
import type { Readings } from "./readings.ts";

/** Every code of specs 4; SYSTEM_MAINTANANCE is a second spelling that a client has seen. */
type NetvisorCode =
  | "AUTHENTICATION_FAILED"
  | "SERVICE_ACCESS_ERROR"
  | "INVALID_DATA"
  | "INVALID_DATA_SIZE"
  | "DUPLICATE_DATA"
  | "REQUEST_NOT_UNIQUE"
  | "PERIOD_LOCK"
  | "SYSTEM_MAINTENANCE"
  | "SYSTEM_MAINTANANCE"
  | "TECHNICAL_ERROR";

/** What a vendor code means for delivery. */
export interface VendorMeaning {
  readonly disposition: "refused" | "notSent" | "unknown";
  readonly code: ErrorCode;
}

// Whether a code may be retried is inferred (specs 4), so a code that leaves room for an earlier or a half-done
// booking is `unknown`: we look before we send again.
const meanings = {
  AUTHENTICATION_FAILED: { disposition: "notSent", code: "ACC_AUTH_FAILED" },
  SERVICE_ACCESS_ERROR: { disposition: "notSent", code: "ACC_AUTH_NOT_ALLOWED" },
  INVALID_DATA: { disposition: "refused", code: "ACC_REFUSED_INVALID_DATA" },
  INVALID_DATA_SIZE: { disposition: "refused", code: "ACC_REFUSED_TOO_LARGE" },
  DUPLICATE_DATA: { disposition: "unknown", code: "ACC_UNKNOWN_MAYBE_EARLIER" },
  REQUEST_NOT_UNIQUE: { disposition: "unknown", code: "ACC_UNKNOWN_MAYBE_EARLIER" },
  PERIOD_LOCK: { disposition: "refused", code: "ACC_REFUSED_PERIOD_LOCKED" },
  SYSTEM_MAINTENANCE: { disposition: "unknown", code: "ACC_UNKNOWN_SERVER_FAULT" },
  SYSTEM_MAINTANANCE: { disposition: "unknown", code: "ACC_UNKNOWN_SERVER_FAULT" },
  TECHNICAL_ERROR: { disposition: "unknown", code: "ACC_UNKNOWN_SERVER_FAULT" },
} as const satisfies Record<NetvisorCode, VendorMeaning>;

const table: ReadonlyMap<string, VendorMeaning> = new Map(Object.entries(meanings));

/** All codes with a meaning. */
export const netvisorCodes: readonly string[] = [...table.keys()];

/** What a code means. One that we do not know is never a success and never leads to a blind second attempt. */
export const meaningOf = (code: string): VendorMeaning =>
  table.get(code) ?? { disposition: "unknown", code: "ACC_ANSWER_UNMAPPED" };

/** How answers to writes are read. */
export type AnswerReadings = Pick<Readings, "trustRefusals">;

/** The outcome of a write. Vendor texts go into `vendor` only: they may quote our data. */
export function outcomeOfAnswer(answer: NetvisorAnswer, readings: AnswerReadings): Outcome {
  const outcome = outcomeAtFaceValue(answer);
  // A request that never left has no answer, and then there is nothing to distrust.
  if (readings.trustRefusals || outcome.type !== "notSent" || outcome.vendor === undefined) return outcome;
  const message = `Netvisor turned the request down (${outcome.problem.code}); whether nothing was booked is not taken for proved (option readings.trustRefusals)`;
  const why = problem("ACC_UNKNOWN_SERVER_FAULT", { message });
  return { type: "unknown", problem: why, vendor: outcome.vendor };
}

function outcomeAtFaceValue(answer: NetvisorAnswer): Outcome {
  switch (answer.type) {
    case "ok":
      return accepted(answer.status, answer.insertedId);
    case "failed":
      return outcomeOfFailure(answer);
    case "unreadable":
      return {
        type: "unknown",
        problem: problem("ACC_ANSWER_UNREADABLE"),
        vendor: { status: answer.status },
      };
    case "notSent":
      return {
        type: "notSent",
        problem: answer.problem,
        ...(answer.retryAfter === undefined ? {} : { retryAfter: answer.retryAfter }),
        ...vendorStatus(answer.status),
      };
    case "unknown":
      return { type: "unknown", problem: answer.problem, ...vendorStatus(answer.status) };
    default:
      return unreachable(answer);
  }
}

function accepted(status: number, insertedId: string | undefined): Outcome {
  const vendor = { status };
  return insertedId === undefined
    ? { type: "accepted", evidence: "acknowledged", vendor }
    : { type: "accepted", vendorId: insertedId, evidence: "identified", vendor };
}

function outcomeOfFailure(failure: Extract<NetvisorAnswer, { readonly type: "failed" }>): Outcome {
  const { disposition, code } = meaningOf(failure.code);
  const vendor: VendorReply = { status: failure.status, code: failure.code, text: failure.text };
  if (disposition === "refused") return { type: "refused", problems: [problem(code)], vendor };
  return { type: disposition, problem: problem(code), vendor };
}

const vendorStatus = (status: number | undefined): { readonly vendor?: VendorReply } =>
  status === undefined ? {} : { vendor: { status } };

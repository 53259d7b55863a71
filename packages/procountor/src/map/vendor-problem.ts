import {
  type Outcome,
  type Problem,
  problem,
  type Step,
  unreachable,
  type VendorReply,
} from "@confirma-connect/core";
import type { ProcountorAnswer } from "../transport/procountor-answer.ts";
import type { VendorError } from "../wire/answer/read-errors.ts";
import { meaningOf, type VendorMeaning } from "./vendor-code.ts";
import { pointerOf } from "./vendor-pointer.ts";

/** A failure of Procountor as an answer says it. */
export type Failure = Extract<ProcountorAnswer, { readonly type: "failed" }>;

/** An answer that is no success. */
export type NotOk = Exclude<ProcountorAnswer, { readonly type: "ok" }>;

/** The outcome of a write that did not succeed. Vendor texts go into `vendor` only: they may quote our data. */
export function outcomeOfFailure(answer: NotOk, step: Step): Outcome {
  switch (answer.type) {
    case "failed":
      return failed(answer, step);
    case "unreadable": {
      const vendor = { status: answer.status };
      return { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor };
    }
    case "notSent":
    case "unknown":
      return answer;
    default:
      return unreachable(answer);
  }
}

/** The problem that stands for a failure of a read. */
export function problemOfFailure({ status, errors }: Failure): Problem {
  const [first] = errors;
  return problem(meaningOf(status, first?.message ?? "").code);
}

/** Several errors may come at once (seen): one that leaves it open outweighs those that refuse. */
function failed({ status, errors }: Failure, step: Step): Outcome {
  const listed: readonly VendorError[] = errors.length === 0 ? [{ message: "" }] : errors;
  const read = listed.map((error) => ({ error, meaning: meaningOf(status, error.message, error.field) }));
  const vendor = vendorOf(status, errors);
  const open = read.find(({ meaning }) => meaning.disposition === "unknown");
  if (open !== undefined) return { type: "unknown", problem: problem(open.meaning.code), vendor };
  const early = read.find(({ meaning }) => meaning.disposition === "notSent");
  if (early !== undefined) return { type: "notSent", problem: problem(early.meaning.code), vendor };
  const problems = read.map(({ error, meaning }) => refusal(error, meaning, step));
  return { type: "refused", problems, vendor };
}

function refusal({ field }: VendorError, { code }: VendorMeaning, { identity }: Step): Problem {
  // Paths are made of Procountor's own words; anything else could be content and stays out.
  const named = field !== undefined && /^[\w.[\]]{1,120}$/u.test(field) ? field : undefined;
  const where = pointerOf(named, identity);
  const message = named === undefined ? {} : { message: `Procountor refused ${named}` };
  return problem(code, { pointer: where, ...message });
}

function vendorOf(status: number, errors: readonly VendorError[]): VendorReply {
  const text = errors
    .map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`))
    .join("; ");
  const code = errors.find(({ message }) => /^[A-Z][A-Z0-9_]{2,}$/u.test(message))?.message;
  return {
    status,
    ...(code === undefined ? {} : { code }),
    ...(text === "" ? {} : { text }),
  };
}

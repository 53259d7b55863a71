import { type Outcome, problem, type VendorReply } from "@confirma-connect/core";
import { vendorProblem } from "../map/vendor-problem.ts";
import type { Reply } from "../transport/sandbox-client.ts";
import { WireCreated, WireFailure } from "../wire/exchange.ts";

type Answer = Reply & { type: "answered" };

function failureOf({ status, body }: Answer): Outcome {
  const { data } = WireFailure.safeParse(body);
  if (data === undefined) {
    return { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor: { status } };
  }
  const vendor: VendorReply = { status, code: data.code, text: data.text };
  // The first sending may be the one that took the key, so this is no refusal: it is looked up.
  if (data.code === "KEY_TAKEN")
    return { type: "unknown", problem: problem("ACC_UNKNOWN_MAYBE_EARLIER"), vendor };
  const found = vendorProblem(data.code);
  return found === undefined
    ? { type: "unknown", problem: problem("ACC_ANSWER_UNMAPPED"), vendor }
    : { type: "refused", problems: [found], vendor };
}

function outcomeOf(answer: Answer): Outcome {
  const { status, body, retryAfter } = answer;
  const vendor: VendorReply = { status };
  if (status === 401) return { type: "notSent", problem: problem("ACC_AUTH_FAILED"), vendor };
  if (status === 403) return { type: "notSent", problem: problem("ACC_AUTH_NOT_ALLOWED"), vendor };
  if (status === 429) {
    const delay = retryAfter === undefined ? {} : { retryAfter };
    return { type: "notSent", problem: problem("ACC_RATE_LIMITED"), vendor, ...delay };
  }
  if (status >= 500) return { type: "unknown", problem: problem("ACC_UNKNOWN_SERVER_FAULT"), vendor };
  if (status >= 400) return failureOf(answer);
  // A redirection was not followed: nothing is proved by what stands beside it.
  if (status >= 300) return { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor };
  const { data } = WireCreated.safeParse(body);
  return data === undefined
    ? { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor }
    : { type: "accepted", vendorId: data.id, evidence: "identified", vendor };
}

/** What one write came to. Anything that is not a documented answer is `unknown`. */
export function replyToOutcome(reply: Reply): Outcome {
  switch (reply.type) {
    case "notSent":
      return { type: "notSent", problem: reply.problem };
    case "lost":
      return { type: "unknown", problem: reply.problem };
    case "answered":
      return outcomeOf(reply);
  }
}

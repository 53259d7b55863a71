import { type Attempt, type Outcome, problem, type ResolvedStep } from "@confirma-connect/core";
import { outcomeOfFailure } from "../map/vendor-problem.ts";
import type { ProcountorAnswer } from "../transport/procountor-answer.ts";
import { Created, WaitsForPerson } from "../wire/answer/created.ts";
import type { Exchange } from "./exchange.ts";
import type { MfaWatch } from "./mfa-watch.ts";

/** Steps that make something: their answer must name it. Approvals and sendings are answered with words. */
const makers: ReadonlySet<string> = new Set(["journal", "salesInvoice", "paymentEvent", "receiptAccounts"]);

/** What sending a step needs. */
export interface DeliveryParts {
  readonly client: Exchange;
  readonly mfa: MfaWatch;
}

/** Sends the one write of a step as it stands and reads its answer. */
export async function sendWrite(
  { client, mfa }: DeliveryParts,
  step: ResolvedStep,
  attempt: Attempt,
): Promise<Outcome> {
  const { method, resource, body } = step.request;
  // A step that only looks has nothing to send; the engine never gets here with one.
  if (method === "GET" || method === "FILE") {
    return { type: "refused", problems: [problem("ACC_REFUSED_NOT_FOUND")] };
  }
  const answer = await client.exchange({ method, resource, body }, attempt);
  return answer.type === "ok" ? outcomeOfSuccess(answer, step, mfa) : outcomeOfFailure(answer, step);
}

function outcomeOfSuccess(
  { status, json }: Extract<ProcountorAnswer, { readonly type: "ok" }>,
  step: ResolvedStep,
  mfa: MfaWatch,
): Outcome {
  const vendor = { status };
  const transaction = WaitsForPerson.safeParse(json).data?.transactionIdentifier;
  if (status === 202 || transaction !== undefined) {
    if (transaction !== undefined) mfa.remember(step.identity.key, transaction);
    const message = "Procountor waits for a person to confirm the write in the Procountor Key app";
    return { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER", { message }), vendor };
  }
  if (!makers.has(step.identity.type)) return { type: "accepted", evidence: "acknowledged", vendor };
  const id = Created.safeParse(json).data?.id;
  return id === undefined
    ? { type: "unknown", problem: problem("ACC_ANSWER_UNREADABLE"), vendor }
    : { type: "accepted", vendorId: id, evidence: "identified", vendor };
}

import { ConnectorError, type Outcome, type Sighting } from "@confirma-connect/core";
import { textOf } from "./fuzz-answer.ts";
import type { Operation, Result } from "./operation.ts";
import { carries, isSound, saysError } from "./soundness.ts";
import type { Served } from "./tape.ts";

/** What is judged: an operation, the answers that it got, and what it made of them. */
export interface Trial {
  readonly operation: Operation;
  readonly mutation: string;
  readonly served: readonly Served[];
  readonly result: Result;
}

const isToken = ({ request }: Served): boolean => request.includes("/oauth/token");
const isWrite = (served: Served): boolean => !served.request.startsWith("GET ") && !isToken(served);

const saysNo = ({ answer }: Served): boolean =>
  (answer.status >= 400 && answer.status < 500) || saysError(answer);

function judgeOutcome(outcome: Outcome, { served }: Trial): string | undefined {
  const write = served.findLast(isWrite);
  switch (outcome.type) {
    case "accepted":
      if (write === undefined) return "accepted without a write";
      if (!isSound(write.answer)) return "accepted by an answer that proves nothing";
      return outcome.vendorId === undefined ||
        served.some(({ answer }) => carries(answer, outcome.vendorId ?? ""))
        ? undefined
        : "accepted with an identifier that no answer carries";
    case "refused":
      return served.some(saysNo) ? undefined : "refused although no answer says no";
    case "notSent":
      return write === undefined || saysNo(write)
        ? undefined
        : "not sent, although a write was answered otherwise";
    case "unknown":
      return undefined;
  }
}

/** Changes of what is compared; with one of them, "equal to the cent" is false. */
const contentChanges: ReadonlySet<string> = new Set(["swapped key"]);

function judgeSighting(sighting: Sighting, { operation, mutation, served }: Trial): string | undefined {
  const unsound = served.some((each) => !isToken(each) && !isSound(each.answer));
  if (sighting.type === "absent") {
    if (unsound) return "absent by an answer that proves nothing";
    const { key } = operation;
    const shown =
      key !== undefined &&
      served.some(({ answer, request }) => !request.includes(key) && textOf(answer).includes(key));
    return shown && mutation === "none" ? "absent, although an answer carries our key" : undefined;
  }
  if (sighting.type !== "found") return undefined;
  if (!served.some(({ answer }) => carries(answer, sighting.vendorId)))
    return "found with an identifier that no answer carries";
  const equal = sighting.evidence === "readBack" && sighting.differences.length === 0;
  if (equal && unsound) return "read back from an answer that proves nothing";
  const changed = served.some((each) => each.changed);
  return equal && changed && contentChanges.has(mutation) ? "equal, although the key was changed" : undefined;
}

/** What is wrong with a trial; undefined: nothing. Knows the vendor's answers, not the adapter. */
export function judge(trial: Trial): string | undefined {
  const { result, served } = trial;
  switch (result.type) {
    case "threw":
      return trial.operation.id.endsWith("/read") && ConnectorError.is(result.error)
        ? undefined
        : `threw ${result.error instanceof Error ? `${result.error.name}: ${result.error.message}` : "something"}`;
    case "outcome":
      return judgeOutcome(result.outcome, trial);
    case "sighting":
      return judgeSighting(result.sighting, trial);
    case "documents":
      if (served.some((each) => !isToken(each) && !isSound(each.answer)))
        return "a read ended quietly over an answer that proves nothing";
      return result.vendorIds.every((id) => served.some(({ answer }) => carries(answer, id)))
        ? undefined
        : "read a document that no answer carries";
  }
}

import { ConnectorError, type Outcome, type Sighting } from "@confirma-connect/core";
import { changedFigure } from "./changed-figure.ts";
import type { FuzzAnswer } from "./fuzz-answer.ts";
import type { Operation, Result } from "./operation.ts";
import { carries, isSound, readable, saysError, showsList } from "./soundness.ts";
import type { Served } from "./tape.ts";

/** What is judged: an operation, the answers that it got, and what it made of them. */
export interface Trial {
  readonly operation: Operation;
  readonly served: readonly Served[];
  readonly result: Result;
}

const isToken = ({ request }: Served): boolean => request.includes("/oauth/token");
const isWrite = (served: Served): boolean => !served.request.startsWith("GET ") && !isToken(served);

const provesNothing = (each: Served): boolean => !isToken(each) && !isSound(each.answer);

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
      // A refusal before any write is the adapter's own check: nothing was sent that could be lost.
      return write === undefined || served.some(saysNo) ? undefined : "refused although no answer says no";
    case "notSent":
      return write === undefined || saysNo(write)
        ? undefined
        : "not sent, although a write was answered otherwise";
    case "unknown":
      return undefined;
  }
}

const shows = (answers: readonly FuzzAnswer[], key: string | undefined): boolean =>
  key !== undefined && answers.some((answer) => readable(answer).includes(key));

function judgeAbsence({ served }: Trial): string | undefined {
  if (served.some(provesNothing)) return "absent by an answer that proves nothing";
  const listless = served.some((each) => each.changed && !isToken(each) && !showsList(each.answer));
  return listless ? "absent by an answer without a list" : undefined;
}

function judgeSighting(sighting: Sighting, trial: Trial): string | undefined {
  const { operation, served } = trial;
  if (sighting.type === "absent") return judgeAbsence(trial);
  if (sighting.type !== "found") return undefined;
  const elsewhere = operation.isElsewhere?.(sighting.vendorId) === true;
  if (!elsewhere && !served.some(({ answer }) => carries(answer, sighting.vendorId)))
    return "found with an identifier that no answer carries";
  if (sighting.evidence !== "readBack" || sighting.differences.length > 0) return undefined;
  if (served.some(provesNothing)) return "read back from an answer that proves nothing";
  const sound = operation.recorded.map(({ answer }) => answer);
  const now = served.map(({ answer }) => answer);
  if (shows(sound, operation.key) && !shows(now, operation.key))
    return "equal, although our key is no longer there";
  const figure = changedFigure(trial);
  return figure === undefined ? undefined : `equal, although ${figure} is another one`;
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
      if (served.some(provesNothing)) return "a read ended quietly over an answer that proves nothing";
      return result.vendorIds.every((id) => served.some(({ answer }) => carries(answer, id)))
        ? undefined
        : "read a document that no answer carries";
  }
}

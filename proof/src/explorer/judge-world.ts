import { atLeast, evidenceOf, isFinal, type Submission } from "@confirma-connect/core";
import { vendorIdOf } from "./books.ts";
import type { Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

const isTwice = (booked: readonly string[]): string | undefined =>
  booked.find((key, index) => booked.indexOf(key) !== index);

/** Accepted means: every step is proved by an identifier that the books know, and booked. */
function unproved({ steps, ...rest }: Submission, booked: readonly string[]): string | undefined {
  const evidence = evidenceOf({ ...rest, steps });
  if (evidence === undefined || !atLeast(evidence, "identified")) return "accepted without evidence";
  for (const { step, proof } of steps) {
    if (proof?.vendorId !== vendorIdOf(step.identity.key)) return "accepted with another identifier";
    if (!booked.includes(step.identity.key)) return `accepted, but not in the books: ${step.name}`;
  }
  return undefined;
}

function judgeSubmission(
  submission: Submission,
  begun: Submission,
  booked: readonly string[],
): string | undefined {
  const { state, reference, pins } = submission;
  if (reference !== begun.reference || pins.content !== begun.pins.content)
    return `${begun.reference} was lost`;
  if (state === "refused") return `${reference} was refused by nobody`;
  return state === "accepted" ? unproved(submission, booked) : undefined;
}

/** What must never be, in any state. */
export function judgeWorld({ store, books }: World, { submissions, order }: Scenario): string | undefined {
  const { booked } = books;
  const twice = isTwice(booked);
  if (twice !== undefined) return `booked twice: ${twice}`;
  const disorder = booked.some((key, index) =>
    booked.slice(0, index).some((other) => order.indexOf(other) > order.indexOf(key)),
  );
  if (disorder) return "booked in another order than the one of arrival";
  if (store.submissions.length !== submissions.length) return "a submission was lost";
  for (const [index, begun] of submissions.entries()) {
    const now = store.submissions[index];
    const wrong = now === undefined ? "a submission was lost" : judgeSubmission(now, begun, booked);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What must not be where nothing can happen any more but faults: work that nobody will ever do. */
export function judgeRest({ store, processes, books }: World): string | undefined {
  if (processes.some(({ node }) => node.call !== undefined)) return "a worker waits for ever";
  if (books.late.length > 0) return "a late write never lands";
  const [first] = store.submissions.filter(({ state }) => !isFinal(state));
  return first === undefined || store.submissions.some(({ state }) => state === "parked")
    ? undefined
    : `${first.reference} is left in state ${first.state}`;
}

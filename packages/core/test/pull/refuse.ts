import { problem, type StepProgress, type Submission, type SubmissionStore } from "@confirma-connect/core";

interface Stored {
  readonly store: SubmissionStore;
}

/** Ends the first submission of a kind, or the one of this identifier, as refused. */
async function end(
  { store }: Stored,
  filter: { readonly kind: "payment" | "ledger"; readonly identifier?: string },
  change: (submission: Submission) => Submission,
): Promise<void> {
  const [submission] = await store.list({ client: "client", ...filter });
  if (submission === undefined) throw new Error(`no ${filter.kind} was submitted`);
  const query = { client: "client", worker: "w", now: 1_000_000, lease: 1_000 };
  const claim = await store.claimOne(submission.reference, query);
  if (claim === undefined) throw new Error("the submission is leased");
  const problems = [...submission.problems, problem("ACC_REFUSED_PERIOD_LOCKED")];
  const refused: Submission = { ...change(submission), state: "refused", problems };
  await store.record({ claim, submission: refused, event: "refuse" });
  await store.release(claim);
}

/**
 * The accounting system says no to the first submission of a kind, or to the one of this identifier. `first`: what
 * happened to its first step before.
 */
export const refuse = (
  scene: Stored,
  kind: "payment" | "ledger",
  identifier?: string,
  first: Partial<StepProgress> = {},
): Promise<void> =>
  end(scene, { kind, ...(identifier === undefined ? {} : { identifier }) }, (submission) => ({
    ...submission,
    steps: submission.steps.map((each, index) => (index === 0 ? { ...each, ...first } : each)),
  }));

/** An operator gives up on the first submission of a kind: it may be in the books all the same. */
export const giveUp = (scene: Stored, kind: "payment" | "ledger"): Promise<void> =>
  end(scene, { kind }, (submission) => ({
    ...submission,
    steps: submission.steps.map((each) => ({ ...each, abandoned: true })),
  }));

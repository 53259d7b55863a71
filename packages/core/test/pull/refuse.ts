import { problem, type SubmissionStore } from "@confirma-connect/core";

/** The accounting system says no to the first submission of a kind, or to the one of this identifier. */
export async function refuse(
  { store }: { readonly store: SubmissionStore },
  kind: "payment" | "ledger",
  identifier?: string,
): Promise<void> {
  const filter = identifier === undefined ? {} : { identifier };
  const [submission] = await store.list({ client: "client", kind, ...filter });
  if (submission === undefined) throw new Error(`no ${kind} was submitted`);
  const query = { client: "client", worker: "w", now: 1_000_000, lease: 1_000 };
  const claim = await store.claimOne(submission.reference, query);
  if (claim === undefined) throw new Error("the submission is leased");
  const problems = [...submission.problems, problem("ACC_REFUSED_PERIOD_LOCKED")];
  await store.record({ claim, submission: { ...submission, state: "refused", problems }, event: "refuse" });
  await store.release(claim);
}

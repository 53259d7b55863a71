import { civilDate, type Submission, submissionStates } from "@confirma-connect/core";

type Changes = Partial<Submission> & { readonly content?: string };

/** A queued ledger document whose reference is also its identifier, sequence and lane, due at 100. */
export function makeSubmission(reference: string, changes: Changes = {}): Submission {
  const { content = "content-1", ...given } = changes;
  return {
    reference,
    client: "acme",
    system: "sandbox",
    kind: "ledger",
    identifier: reference,
    documentDate: civilDate("2026-03-27"),
    version: 1,
    document: `{"documentNumber":"${reference}"}`,
    pins: { content, plan: "plan-1", rendered: "rendered-1", planVersion: "1" },
    state: "queued",
    steps: [makeStep()],
    problems: [],
    lane: `lane-${reference}`,
    sequence: `sequence-${reference}`,
    dueAt: 100,
    postponed: 0,
    lookUps: 0,
    createdAt: 100,
    updatedAt: 100,
    ...given,
  };
}

type Progress = Submission["steps"][number];

/** A step without proof unless told otherwise. */
export const makeStep = (changes: Partial<Progress["step"]> = {}, proof?: Progress["proof"]): Progress => ({
  step: {
    name: "voucher",
    action: "create",
    title: "Book the voucher",
    request: { method: "POST", resource: "voucher", contentType: "application/json", body: "{}" },
    identity: { type: "voucher", key: "key-1", values: { date: "2026-03-27" } },
    uses: [],
    postings: [],
    ...changes,
  },
  attempts: 0,
  ...(proof === undefined ? {} : { proof }),
});

/** A proof by the system's own answer. */
export const answered: NonNullable<Progress["proof"]> = {
  vendorId: "v-1",
  evidence: "identified",
  at: 120,
  by: "answer",
};

/** The same submission in a state in which the engine has nothing to do. */
export function withoutDue(submission: Submission, state: Submission["state"], updatedAt = 200): Submission {
  const { dueAt: _dueAt, ...rest } = submission;
  return { ...rest, state, updatedAt };
}

/** States in which the engine has work to do. */
export const openStates = submissionStates.filter(
  (state) => state !== "accepted" && state !== "refused" && state !== "parked",
);

import { documentKinds, evidenceGrades, SyncStatus, submissionStates } from "@confirma-connect/core";
import { z } from "zod";
import { ProblemBody } from "./error-body.ts";

const Moment = z.iso.datetime().describe("Moment in UTC.");
const Hash = z.string().describe("SHA-256, 64 hex digits.");

/** A submission in our own list: the agency's status beside ours. */
export const SubmissionSummary = z.object({
  reference: z.string().describe("Our identifier of the submission."),
  client: z.string(),
  system: z.string().describe("Accounting system, e.g. netvisor."),
  kind: z.enum(documentKinds),
  sourceIdentifier: z.string().describe("The caller's identifier of the document."),
  invoiceNumber: z.string().nullable(),
  documentName: z.string().nullable(),
  documentDate: z.iso.date(),
  version: z.number().describe("Raised when a refused document is replaced by a corrected one."),
  state: z.enum(submissionStates),
  status: SyncStatus.describe("The agency's number: 0 pending, 1 synced, 2 failed (2 is our reading)."),
  description: z.string(),
  evidence: z
    .enum(evidenceGrades)
    .nullable()
    .describe("Weakest evidence of all steps that write; null while one is without proof."),
  createdAt: Moment,
  updatedAt: Moment,
  dueAt: Moment.nullable().describe("When the engine looks at it next; null when settled or parked."),
  syncedOn: z.iso.date().nullable(),
  problems: z.array(ProblemBody).describe("Pointers are relative to the document."),
});

/** See {@link SubmissionSummary}. */
export type SubmissionSummary = z.output<typeof SubmissionSummary>;

/** One page of our own list. */
export const SubmissionList = z.object({
  submissions: z.array(SubmissionSummary),
  next: z.string().nullable().describe("Give it as `after` for the next page; null at the end."),
});

/** One predicted row in the books. */
const PostingBody = z.object({
  account: z.string(),
  amount: z.number().describe("Minor units (cents): debit > 0, credit < 0."),
  date: z.iso.date(),
  vatCode: z.string().nullable(),
  vatPercentage: z.number().nullable().describe("Thousandths of a percent: 25500 is 25.5 %."),
  dimensions: z.array(z.object({ name: z.string(), item: z.string() })),
  role: z.string().nullable(),
});

/** One write as it is sent, before identifiers of earlier steps are filled in. */
export const StepBody = z.object({
  name: z.string(),
  action: z.enum(["create", "ensure", "find"]),
  title: z.string(),
  uses: z.array(z.string()).describe("Earlier steps whose identifiers the body uses as {{name}}."),
  request: z.object({
    method: z.string(),
    resource: z.string(),
    contentType: z.string(),
    body: z.string().describe("Exact text."),
  }),
  postings: z.array(PostingBody).describe("What the books will show."),
});

/** See {@link StepBody}. */
export type StepBody = z.output<typeof StepBody>;

/** A step with what happened to it. */
export const StepProgressBody = StepBody.extend({
  attempts: z.number(),
  abandoned: z
    .boolean()
    .describe(
      "An operator gave up on it while its outcome was unknown: it may be in the books all the same.",
    ),
  sentAt: Moment.nullable(),
  sentHash: Hash.nullable().describe("SHA-256 of the bytes that were last sent."),
  vendor: z
    .object({ status: z.number().nullable(), code: z.string().nullable(), text: z.string().nullable() })
    .nullable()
    .describe("What the accounting system said last."),
  proof: z
    .object({
      vendorId: z.string().nullable(),
      evidence: z.enum(evidenceGrades),
      at: Moment,
      by: z.enum(["answer", "lookUp", "operator"]),
    })
    .nullable(),
});

/** See {@link StepProgressBody}. */
export type StepProgressBody = z.output<typeof StepProgressBody>;

/** Everything that is known about a submission. */
export const SubmissionDetail = SubmissionSummary.extend({
  pins: z.object({ content: Hash, plan: Hash, rendered: Hash, planVersion: z.string() }),
  steps: z.array(StepProgressBody),
  history: z.array(
    z.object({
      at: Moment,
      event: z.string(),
      state: z.enum(submissionStates),
      step: z.string().nullable(),
      version: z.number(),
    }),
  ),
});

/** See {@link SubmissionDetail}. */
export type SubmissionDetail = z.output<typeof SubmissionDetail>;

/** What a submit body would send. */
export const PreviewBody = z.object({
  acceptable: z.boolean().describe("Whether a submit of this body would be taken (conflicts aside)."),
  documents: z.array(
    z.object({ sourceIdentifier: z.string(), pointer: z.string(), steps: z.array(StepBody) }),
  ),
  problems: z.array(ProblemBody).describe("Pointers are relative to the body."),
});

/** See {@link PreviewBody}. */
export type PreviewBody = z.output<typeof PreviewBody>;

/** What an operator decides about a parked submission, a refused one (`again`), or one handed over as a file (`attest`). */
export const DecisionBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("look") }).describe("Look it up again now."),
  z
    .strictObject({ type: z.literal("booked"), vendorId: z.string().min(1).max(200) })
    .describe("It is in the books under this identifier."),
  z.strictObject({ type: z.literal("absent") }).describe("It is not in the books; send it again."),
  z.strictObject({ type: z.literal("giveUp") }).describe("It shall not be sent; it ends as failed."),
  z.strictObject({ type: z.literal("again") }).describe("A refused one goes on as a new version."),
  z
    .strictObject({ type: z.literal("attest"), vendorId: z.string().min(1).max(200) })
    .describe("A file that was handed over was seen in the books under this identifier."),
]);

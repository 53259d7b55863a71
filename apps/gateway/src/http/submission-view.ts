import {
  evidenceOf,
  type HistoryEntry,
  type Posting,
  projectStatus,
  type Step,
  type StepProgress,
  type Submission,
} from "@confirma-connect/core";
import { problemBody } from "./error-body.ts";
import type { StepBody, StepProgressBody, SubmissionDetail, SubmissionSummary } from "./submission-body.ts";

const moment = (at: number): string => new Date(at).toISOString();

/** A submission as our own list shows it. */
export function summaryOf(submission: Submission): SubmissionSummary {
  const { reference, client, system, kind, documentDate, version, state } = submission;
  return {
    reference,
    client,
    system,
    kind,
    sourceIdentifier: submission.identifier,
    invoiceNumber: submission.invoiceNumber ?? null,
    documentName: submission.documentName ?? null,
    documentDate,
    version,
    state,
    ...projectStatus(submission),
    evidence: evidenceOf(submission) ?? null,
    createdAt: moment(submission.createdAt),
    updatedAt: moment(submission.updatedAt),
    dueAt: submission.dueAt === undefined ? null : moment(submission.dueAt),
    syncedOn: submission.syncedOn ?? null,
    problems: submission.problems.map(problemBody),
  };
}

const postingOf = ({ account, amount, date, vatCode, vatPercentage, dimensions, role }: Posting) => ({
  account,
  amount,
  date,
  vatCode: vatCode ?? null,
  vatPercentage: vatPercentage ?? null,
  dimensions: (dimensions ?? []).map(({ name, item }) => ({ name, item })),
  role: role ?? null,
});

/** A step with its exact bytes and what the books will show. */
export const stepOf = ({ name, action, title, uses, request, postings }: Step): StepBody => ({
  name,
  action,
  title,
  uses: [...uses],
  request: { ...request },
  postings: postings.map(postingOf),
});

const proofOf = (proof: StepProgress["proof"]): StepProgressBody["proof"] =>
  proof === undefined
    ? null
    : {
        vendorId: proof.vendorId ?? null,
        evidence: proof.evidence,
        at: moment(proof.at),
        by: proof.by,
      };

const vendorOf = (vendor: StepProgress["vendor"]): StepProgressBody["vendor"] =>
  vendor === undefined
    ? null
    : { status: vendor.status ?? null, code: vendor.code ?? null, text: vendor.text ?? null };

const progressOf = (progress: StepProgress): StepProgressBody => ({
  ...stepOf(progress.step),
  attempts: progress.attempts,
  abandoned: progress.abandoned ?? false,
  sentAt: progress.sentAt === undefined ? null : moment(progress.sentAt),
  sentHash: progress.sentHash ?? null,
  vendor: vendorOf(progress.vendor),
  proof: proofOf(progress.proof),
});

/** Everything about a submission. Headers are never stored, so none are here. */
export const detailOf = (submission: Submission, history: readonly HistoryEntry[]): SubmissionDetail => ({
  ...summaryOf(submission),
  pins: { ...submission.pins },
  steps: submission.steps.map(progressOf),
  history: history.map(({ at, event, state, step, version }) => ({
    at: moment(at),
    event,
    state,
    step: step ?? null,
    version,
  })),
});

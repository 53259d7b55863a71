import {
  documentKinds,
  type ErrorCode,
  errorCodes,
  isFinal,
  type Pins,
  type Problem,
  type Submission,
  submissionStates,
} from "@confirma-connect/core";
import type { Insertable, Selectable } from "kysely";
import { damaged, integer, json, list, optional, type Read, required, text, word } from "./json-reader.ts";
import { date, stepProgress } from "./step-codec.ts";
import type { SubmissionTable } from "./submission-database.ts";

type Aggregate = Pick<
  Submission,
  "pins" | "steps" | "problems" | "postponed" | "lookUps" | "documentName" | "syncedOn"
>;

/** The columns of a submission that change with it; leases and the order of arrival belong to the store. */
export type SubmissionRow = Omit<
  Insertable<SubmissionTable>,
  "arrival" | "fence" | "leased_until" | "leased_by"
>;

const isErrorCode = (value: string): value is ErrorCode => Object.hasOwn(errorCodes, value);

const code: Read<ErrorCode> = (stored) => {
  const value = text(stored);
  return isErrorCode(value) ? value : damaged(stored);
};

const problem: Read<Problem> = (stored) => ({
  code: required(stored, "code", code),
  severity: required(stored, "severity", word(["error", "warning", "info"])),
  pointer: required(stored, "pointer", text),
  message: required(stored, "message", text),
  advice: required(stored, "advice", text),
  actor: required(stored, "actor", word(["caller", "operator", "adapter", "vendor"])),
});

const pins: Read<Pins> = (stored) => ({
  content: required(stored, "content", text),
  plan: required(stored, "plan", text),
  rendered: required(stored, "rendered", text),
  planVersion: required(stored, "planVersion", text),
});

const aggregate: Read<Aggregate> = (stored) => ({
  pins: required(stored, "pins", pins),
  steps: required(stored, "steps", list(stepProgress)),
  problems: required(stored, "problems", list(problem)),
  postponed: required(stored, "postponed", integer),
  lookUps: required(stored, "lookUps", integer),
  ...optional(stored, "documentName", text),
  ...optional(stored, "syncedOn", date),
});

function aggregateOf(submission: Submission): Aggregate {
  const { pins, steps, problems, postponed, lookUps, documentName, syncedOn } = submission;
  return {
    pins,
    steps,
    problems,
    postponed,
    lookUps,
    ...(documentName === undefined ? {} : { documentName }),
    ...(syncedOn === undefined ? {} : { syncedOn }),
  };
}

/** Writes a submission as the columns of its row. */
export const rowOf = (submission: Submission): SubmissionRow => ({
  reference: submission.reference,
  client: submission.client,
  system: submission.system,
  kind: submission.kind,
  identifier: submission.identifier,
  invoice_number: submission.invoiceNumber ?? null,
  document_date: submission.documentDate,
  version: submission.version,
  state: submission.state,
  lane: submission.lane,
  sequence: submission.sequence,
  due_at: submission.dueAt ?? null,
  // A parked submission holds back too: a payment cannot be right before its invoice is settled.
  holds_back: isFinal(submission.state) ? 0 : 1,
  created_at: submission.createdAt,
  updated_at: submission.updatedAt,
  document: submission.document,
  aggregate: JSON.stringify(aggregateOf(submission)),
});

/** Reads a row back and checks every field: a file may be older than the program, or damaged. */
export function submissionOf(row: Selectable<SubmissionTable>): Submission {
  const { invoice_number: invoiceNumber, due_at: dueAt } = row;
  const stored = { path: "submission", value: { ...row, invoiceNumber, dueAt } };
  return {
    reference: required(stored, "reference", text),
    client: required(stored, "client", text),
    system: required(stored, "system", text),
    kind: required(stored, "kind", word(documentKinds)),
    identifier: required(stored, "identifier", text),
    ...optional(stored, "invoiceNumber", text),
    documentDate: required(stored, "document_date", date),
    version: required(stored, "version", integer),
    document: required(stored, "document", text),
    state: required(stored, "state", word(submissionStates)),
    lane: required(stored, "lane", text),
    sequence: required(stored, "sequence", text),
    ...optional(stored, "dueAt", integer),
    createdAt: required(stored, "created_at", integer),
    updatedAt: required(stored, "updated_at", integer),
    ...required(stored, "aggregate", json(aggregate)),
  };
}

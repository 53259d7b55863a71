import {
  ConnectorError,
  documentKinds,
  isFinal,
  type Pins,
  type Submission,
  submissionStates,
} from "@confirma-connect/core";
import type { Insertable } from "kysely";
import { integer, json, list, type Read, type Stored, text, word } from "./json-reader.ts";
import { problem } from "./problem-codec.ts";
import type { RawRow } from "./row-columns.ts";
import { optional, required, shape } from "./shape.ts";
import { date, stepProgress } from "./step-codec.ts";
import type { SubmissionTable } from "./submission-database.ts";

/** What has columns of its own. Everything else is in the aggregate, also what will be added one day. */
type Columns = Pick<
  Submission,
  | "reference"
  | "client"
  | "system"
  | "kind"
  | "identifier"
  | "invoiceNumber"
  | "documentDate"
  | "version"
  | "document"
  | "state"
  | "lane"
  | "sequence"
  | "dueAt"
  | "createdAt"
  | "updatedAt"
>;

type Aggregate = Omit<Submission, keyof Columns>;

/** The columns of a submission that change with it; leases and the order of arrival belong to the store. */
export type SubmissionRow = Omit<
  Insertable<SubmissionTable>,
  "arrival" | "fence" | "leased_until" | "leased_by"
>;

const columns = shape<Columns>({
  reference: required(text),
  client: required(text),
  system: required(text),
  kind: required(word(documentKinds)),
  identifier: required(text),
  invoiceNumber: optional(text),
  documentDate: required(date),
  version: required(integer),
  document: required(text),
  state: required(word(submissionStates)),
  lane: required(text),
  sequence: required(text),
  dueAt: optional(integer),
  createdAt: required(integer),
  updatedAt: required(integer),
});

const pins = shape<Pins>({
  content: required(text),
  plan: required(text),
  rendered: required(text),
  planVersion: required(text),
});

const aggregate = shape<Aggregate>({
  documentName: optional(text),
  pins: required(pins),
  steps: required(list(stepProgress)),
  problems: required(list(problem)),
  postponed: required(integer),
  stalls: optional(integer),
  lookUps: required(integer),
  syncedOn: optional(date),
});

/** Writes a submission as the columns of its row. */
export function rowOf(submission: Submission): SubmissionRow {
  const { reference, client, system, kind, identifier, invoiceNumber, ...more } = submission;
  const { documentDate, version, document, state, lane, sequence, ...others } = more;
  const { dueAt, createdAt, updatedAt, ...rest } = others;
  const aggregated: Aggregate = rest;
  return {
    reference,
    client,
    system,
    kind,
    identifier,
    invoice_number: invoiceNumber ?? null,
    document_date: documentDate,
    version,
    state,
    lane,
    sequence,
    due_at: dueAt ?? null,
    // A parked submission holds back too: a payment cannot be right before its invoice is settled.
    holds_back: isFinal(state) ? 0 : 1,
    created_at: createdAt,
    updated_at: updatedAt,
    document,
    aggregate: JSON.stringify(aggregated),
  };
}

/** Who owns a row: its reference, else its place in the order of arrival. */
function ownerOf({ reference, arrival }: RawRow): string {
  const place = `number ${String(arrival)}`;
  try {
    return text({ owner: place, path: "reference", value: reference });
  } catch (error) {
    if (ConnectorError.is(error)) return place;
    throw error;
  }
}

/** The columns under the names of the fields; null is how a column says "absent". */
function columnsOf(row: RawRow): Readonly<Record<string, unknown>> {
  const { reference, client, system, kind, identifier, version, document, state, lane, sequence } = row;
  const { document_date: documentDate, created_at: createdAt, updated_at: updatedAt } = row;
  return {
    ...{ reference, client, system, kind, identifier, version, document, state, lane, sequence },
    ...{ documentDate, createdAt, updatedAt },
    ...(row["invoice_number"] === null ? {} : { invoiceNumber: row["invoice_number"] }),
    ...(row["due_at"] === null ? {} : { dueAt: row["due_at"] }),
  };
}

/**
 * Reads a row back and checks every field: a file may be older than the program, or damaged. Throws
 * ACC_STORE_UNAVAILABLE, which names the submission and the place.
 */
export function submissionOf(row: RawRow): Submission {
  const stored = { owner: ownerOf(row), path: "submission", value: columnsOf(row) };
  const rest = { owner: stored.owner, path: "submission.aggregate", value: row["aggregate"] };
  return { ...json(aggregate)(rest), ...columns(stored) };
}

/** One field of a row that is not part of the submission. */
export const columnOf = <T>(row: RawRow, name: string, read: Read<T>): T =>
  read({ owner: ownerOf(row), path: name, value: row[name] } satisfies Stored);

/** A submission, or why its row cannot be read: so that one damaged row does not stop the others. */
export function readOrDamage(row: RawRow): Submission | ConnectorError {
  try {
    return submissionOf(row);
  } catch (error) {
    if (ConnectorError.is(error)) return error;
    throw error;
  }
}

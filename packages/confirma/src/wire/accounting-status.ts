import {
  DateTimeText,
  type DocumentKind,
  envelopes,
  InvoiceStatus,
  LedgerStatus,
  OptionalDay,
  OptionalKey,
  OptionalText,
  PaymentStatus,
  parseRows,
  syncStatus,
} from "@confirma-connect/core";
import { asReading, memberOf, readable } from "@confirma-connect/http";
import { z } from "zod";
import type { AnswerReader } from "../transport/answer-reader.ts";

/** Answers are read with more patience than core's schemas, which describe what we send ourselves. */
const tolerant = { syncDate: OptionalDay, status: z.int(), description: OptionalText };

const rows = {
  invoice: InvoiceStatus.extend({
    ...tolerant,
    invoiceNumber: OptionalKey,
    invoiceDate: OptionalDay,
  }).strict(),
  ledger: LedgerStatus.extend({
    ...tolerant,
    documentDate: DateTimeText,
    documentName: OptionalText,
    documentStatus: OptionalText,
  }).strict(),
  payment: PaymentStatus.extend({
    ...tolerant,
    invoiceNumber: OptionalKey,
    paymentDate: DateTimeText,
  }).strict(),
};

/** What the agency's status number says: 0 and 1 are documented, 2 is our reading, others have no meaning yet. */
export type SyncState = "pending" | "synced" | "failed" | "unrecognised";

const stateOf = (status: number): SyncState => {
  switch (status) {
    case syncStatus.pending:
      return "pending";
    case syncStatus.synced:
      return "synced";
    case syncStatus.failed:
      return "failed";
    default:
      return "unrecognised";
  }
};

const withState = <R extends { readonly status: number }>(row: R) => ({ ...row, state: stateOf(row.status) });

/** Rows of an answer. One row may stand alone, without a list: `ledgers` is published in both forms. */
const rowsOf = (json: unknown, name: string): unknown => {
  const rows = memberOf(json, name);
  return typeof rows === "object" && rows !== null && !Array.isArray(rows) ? [rows] : rows;
};

/** 204 is an empty list. */
const listReader = <S extends z.ZodType>(name: string, schema: S): AnswerReader<readonly z.output<S>[]> => ({
  empty: [],
  read: (json) => asReading(parseRows(schema, rowsOf(json, name), `/${name}`)),
});

/** Readers of the status endpoints by kind of document. */
export const statusReaders = {
  invoice: listReader(envelopes.invoice, rows.invoice.transform(withState)),
  ledger: listReader(envelopes.ledger, rows.ledger.transform(withState)),
  payment: listReader(envelopes.payment, rows.payment.transform(withState)),
} as const satisfies Record<DocumentKind, AnswerReader<unknown>>;

type ValueOf<R> = R extends AnswerReader<readonly (infer T)[]> ? T : never;

/** Status of one submitted document. `sourceIdentifier` is the identifier given at submission (inferred). */
export type AccountingStatus<K extends DocumentKind> = ValueOf<(typeof statusReaders)[K]>;

/** Reads the answer to a submission, whose form is not public: status rows where it has them, else none. */
export const submissionReader = <T>(
  kind: DocumentKind,
  rows: AnswerReader<readonly T[]>,
): AnswerReader<readonly T[]> => ({
  empty: [],
  read: (json) => (Array.isArray(rowsOf(json, envelopes[kind])) ? rows.read(json) : readable([])),
});

import {
  auditChange,
  type HistoryEntry,
  type Submission,
  type SubmissionState,
  submissionStates,
} from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { appendAudit } from "../audit/append-audit.ts";
import { recordHash } from "../audit/record-hash.ts";
import { integer, text, word } from "./json-reader.ts";
import { bytesOf, type RawRow } from "./row-columns.ts";
import { optional, required, shape } from "./shape.ts";
import { rowOf } from "./submission-codec.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

/** What has just happened to a submission. */
export interface Happening {
  readonly submission: Submission;
  readonly event: string;
  readonly step?: string | undefined;
  /** The state before; null when the submission is new. */
  readonly from: SubmissionState | null;
}

/** Adds a line of history and an entry of the journal; to be called in the transaction of the change itself. */
export async function addHistory(db: Kysely<SubmissionDatabase>, happening: Happening): Promise<void> {
  const { submission, event, step } = happening;
  const { reference, state, version, updatedAt: at } = submission;
  await db
    .insertInto("history")
    .values({ reference, at, event, state, step: step ?? null, version })
    .execute();
  await appendAudit(db, auditChange({ ...happening, record: recordHash(rowOf(submission)) }));
}

/** Lines are read like submissions: what is damaged is told by its place. */
const line = shape<HistoryEntry>({
  at: required(integer),
  event: required(text),
  state: required(word(submissionStates)),
  step: optional(text),
  version: required(integer),
});

/**
 * All lines of a submission, oldest first. They are in a table of their own, so they can be read when the
 * submission itself is damaged: they tell whether it was ever sent.
 */
export async function readHistory(
  db: Kysely<SubmissionDatabase>,
  reference: string,
): Promise<readonly HistoryEntry[]> {
  const texts = ["event", "state", "step"].map((name) => bytesOf(name, name));
  const rows: readonly RawRow[] = await db
    .selectFrom("history")
    .select(["at", "version", ...texts])
    .where("reference", "=", reference)
    .orderBy("id")
    .execute();
  return rows.map(({ step, ...row }) => {
    const value = step === null ? row : { ...row, step };
    return line({ owner: reference, path: "history", value });
  });
}

import { type HistoryEntry, type Submission, submissionStates } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { integer, text, word } from "./json-reader.ts";
import { bytesOf, type RawRow } from "./row-columns.ts";
import { optional, required, shape } from "./shape.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

/** Adds one line about what a submission has just become. */
export async function addHistory(
  db: Kysely<SubmissionDatabase>,
  submission: Submission,
  event: string,
  step?: string,
): Promise<void> {
  const { reference, state, version, updatedAt: at } = submission;
  await db
    .insertInto("history")
    .values({ reference, at, event, state, step: step ?? null, version })
    .execute();
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

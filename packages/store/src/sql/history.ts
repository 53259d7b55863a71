import { type HistoryEntry, type Submission, submissionStates } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { word } from "./json-reader.ts";
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

/** All lines of a submission, oldest first. */
export async function readHistory(
  db: Kysely<SubmissionDatabase>,
  reference: string,
): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom("history")
    .selectAll()
    .where("reference", "=", reference)
    .orderBy("id")
    .execute();
  return rows.map(({ at, event, state, step, version }) => ({
    at,
    event,
    state: word(submissionStates)({ path: "history.state", value: state }),
    ...(step === null ? {} : { step }),
    version,
  }));
}

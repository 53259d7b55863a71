import { type SubmissionState, submissionStates } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { text, word } from "../sql/json-reader.ts";
import { bytesOf } from "../sql/row-columns.ts";
import type { SubmissionDatabase } from "../sql/submission-database.ts";

const state = word(submissionStates);

/** The state of a submission as it is stored now; null when there is none. */
export async function storedState(
  db: Kysely<SubmissionDatabase>,
  reference: string,
): Promise<SubmissionState | null> {
  const row = await db
    .selectFrom("submission")
    .select(bytesOf("state", "state"))
    .where("reference", "=", reference)
    .executeTakeFirst();
  if (row === undefined) return null;
  return state({
    owner: reference,
    path: "state",
    value: text({ owner: reference, path: "state", value: row["state"] }),
  });
}

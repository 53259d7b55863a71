import { type EnqueueResult, enqueueResult, InvariantError, type Submission } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { storedState } from "../audit/stored-state.ts";
import { addHistory } from "./history.ts";
import { rowColumns } from "./row-columns.ts";
import { rowOf, submissionOf } from "./submission-codec.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

type Db = Kysely<SubmissionDatabase>;
type Key = Pick<Submission, "client" | "kind" | "identifier">;

/** The submission with the caller's key. */
export async function findKey(db: Db, { client, kind, identifier }: Key): Promise<Submission | undefined> {
  const row = await db
    .selectFrom("submission")
    .select(rowColumns("submission"))
    .where("client", "=", client)
    .where("kind", "=", kind)
    .where("identifier", "=", identifier)
    .executeTakeFirst();
  return row === undefined ? undefined : submissionOf(row);
}

async function keep(db: Db, { type, submission }: EnqueueResult): Promise<void> {
  if (type === "created") {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("submission")
      .values(rowOf(submission))
      .onConflict((conflict) => conflict.column("reference").doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n)
      throw new InvariantError("a new submission carries a used reference");
    await addHistory(db, { submission, event: "submitted", from: null });
  } else if (type === "replaced") {
    const from = await storedState(db, submission.reference);
    await db
      .updateTable("submission")
      // The fence is raised: whoever still works on the refused version can no longer write.
      .set((eb) => ({
        ...rowOf(submission),
        fence: eb("fence", "+", 1),
        leased_until: null,
        leased_by: null,
      }))
      .where("reference", "=", submission.reference)
      .execute();
    await addHistory(db, { submission, event: "replaced", from });
  }
}

/** Stores a whole batch, or nothing when anything in it is in conflict. To be called in a transaction. */
export async function enqueueBatch(db: Db, batch: readonly Submission[]): Promise<readonly EnqueueResult[]> {
  const seen = new Map<string, Submission>();
  const results: EnqueueResult[] = [];
  for (const incoming of batch) {
    const key = JSON.stringify([incoming.client, incoming.kind, incoming.identifier]);
    const result = enqueueResult(seen.get(key) ?? (await findKey(db, incoming)), incoming);
    seen.set(key, result.submission);
    results.push(result);
  }
  if (!results.some(({ type }) => type === "conflict")) for (const result of results) await keep(db, result);
  return results;
}

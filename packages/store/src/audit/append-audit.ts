import { type AuditFact, hashAfter, noHash, sealLine } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { bytesOf } from "../sql/row-columns.ts";
import type { SubmissionDatabase } from "../sql/submission-database.ts";
import { textOf } from "./text-of.ts";

/**
 * Adds one entry to the journal. To be called in the transaction of the change that it tells: the write lock
 * is held, so nobody else can take the same number. A damaged last line is joined to as it is: the damage
 * stays visible, and delivery goes on.
 */
export async function appendAudit(db: Kysely<SubmissionDatabase>, fact: AuditFact): Promise<void> {
  const last = await db
    .selectFrom("audit")
    .select(["sequence", bytesOf("line", "line")])
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  const link = {
    sequence: (last?.sequence ?? 0) + 1,
    previous: last === undefined ? noHash : hashAfter(textOf(last["line"])),
  };
  const { sequence, text: line } = sealLine(fact, link);
  await db.insertInto("audit").values({ sequence, line }).execute();
}

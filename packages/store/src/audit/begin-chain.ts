import { createHash } from "node:crypto";
import { auditChange, ConnectorError, randomIds, systemClock } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { integer } from "../sql/json-reader.ts";
import { bytesOf, rowColumns } from "../sql/row-columns.ts";
import { columnOf, readOrDamage, rowOf } from "../sql/submission-codec.ts";
import type { SubmissionDatabase } from "../sql/submission-database.ts";
import { appendAudit } from "./append-audit.ts";
import { recordHash } from "./record-hash.ts";
import { textOf } from "./text-of.ts";

type Db = Kysely<SubmissionDatabase>;

const page = 500;

/** The journal's table, without the protection that its dialect gives. */
export async function createAudit(db: Db): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("sequence", "bigint", (column) => column.primaryKey())
    .addColumn("line", "text", (column) => column.notNull())
    .execute();
}

const historyTexts = ["reference", "event", "state", "step"] as const;

/** Hash of the lines of history that are older than the chain: `[id,reference,at,event,state,step,version]` each. */
async function hashHistory(db: Db): Promise<{ readonly historyLines: number; readonly history: string }> {
  const hash = createHash("sha256");
  let historyLines = 0;
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom("history")
      .select(["id", "at", "version", ...historyTexts.map((name) => bytesOf(name, name))])
      .where("id", ">", last)
      .orderBy("id")
      .limit(page)
      .execute();
    for (const row of rows) {
      const [reference, event, state] = [
        textOf(row["reference"]),
        textOf(row["event"]),
        textOf(row["state"]),
      ];
      const step = row["step"] === null ? null : textOf(row["step"]);
      hash.update(`${JSON.stringify([row.id, reference, row.at, event, state, step, row.version])}\n`);
      last = row.id;
    }
    historyLines += rows.length;
    if (rows.length < page) return { historyLines, history: hash.digest("hex") };
  }
}

/** One entry for each submission that is there already; one that cannot be read gets none and shows as "unrecorded". */
async function adopt(db: Db): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom("submission")
      .select(rowColumns("submission"))
      .where("arrival", ">", last)
      .orderBy("arrival")
      .limit(page)
      .execute();
    for (const row of rows) {
      last = columnOf(row, "arrival", integer);
      const submission = readOrDamage(row);
      if (ConnectorError.is(submission)) continue;
      const record = recordHash(rowOf(submission));
      await appendAudit(db, auditChange({ submission, event: "adopted", from: null, record }));
    }
    if (rows.length < page) return;
  }
}

/** Writes the first entry, and one for every submission that is older than the journal. */
export async function beginChain(db: Db): Promise<void> {
  const { historyLines, history } = await hashHistory(db);
  const [at, chain] = [systemClock.now(), randomIds.next()];
  await appendAudit(db, { at, event: "chain", chain, historyLines, history });
  if (historyLines > 0) await adopt(db);
}

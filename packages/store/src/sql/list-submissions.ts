import { ConnectorError, type Submission, type SubmissionFilter } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { integer } from "./json-reader.ts";
import { type RawRow, rowColumns } from "./row-columns.ts";
import { columnOf, readOrDamage } from "./submission-codec.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

type Db = Kysely<SubmissionDatabase>;

/** What was found, and the damage of rows that would have been. */
export interface Listed {
  readonly submissions: readonly Submission[];
  readonly damages: readonly ConnectorError[];
}

/** The rows that fit a filter, in order of arrival, behind a place in that order. */
async function rowsOf(db: Db, filter: SubmissionFilter, behind: number): Promise<readonly RawRow[]> {
  const { client, kind, identifier, invoiceNumber, from, to, states, after, limit } = filter;
  let query = db.selectFrom("submission").select(rowColumns("submission")).orderBy("arrival");
  if (behind > 0) query = query.where("arrival", ">", behind);
  if (client !== undefined) query = query.where("client", "=", client);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (identifier !== undefined) query = query.where("identifier", "=", identifier);
  if (invoiceNumber !== undefined) query = query.where("invoice_number", "=", invoiceNumber);
  if (from !== undefined) query = query.where("document_date", ">=", from);
  if (to !== undefined) query = query.where("document_date", "<=", to);
  if (states !== undefined) query = query.where("state", "in", states);
  if (limit !== undefined) query = query.limit(limit);
  if (after !== undefined) {
    // A reference that never arrived compares with null: nothing comes after it.
    const place = db.selectFrom("submission as a").select("a.arrival").where("a.reference", "=", after);
    query = query.where("arrival", ">", place);
  }
  return query.execute();
}

/**
 * The submissions that fit a filter, in order of arrival. Rows that cannot be read are left out, and a
 * limited page is filled up behind them: a caller takes a short page for the last one.
 */
export async function listSubmissions(db: Db, filter: SubmissionFilter): Promise<Listed> {
  const submissions: Submission[] = [];
  const damages: ConnectorError[] = [];
  if (filter.states?.length === 0) return { submissions, damages };
  let page = filter;
  for (let behind = 0; ; ) {
    const rows = await rowsOf(db, page, behind);
    for (const read of rows.map(readOrDamage)) {
      if (ConnectorError.is(read)) damages.push(read);
      else submissions.push(read);
    }
    const last = rows.at(-1);
    const missing = (filter.limit ?? 0) - submissions.length;
    if (last === undefined || missing <= 0 || rows.length < (page.limit ?? 0))
      return { submissions, damages };
    behind = columnOf(last, "arrival", integer);
    page = { ...filter, limit: missing };
  }
}

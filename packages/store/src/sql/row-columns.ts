import { type AliasedExpression, sql } from "kysely";
import type { SubmissionTable } from "./submission-database.ts";

/** A row as it comes from the database, before anything of it was checked. */
export type RawRow = Readonly<Record<string, unknown>>;

/** How each column is read; those of the lease are only compared inside the database. */
const kinds = {
  arrival: "number",
  reference: "text",
  client: "text",
  system: "text",
  kind: "text",
  identifier: "text",
  invoice_number: "text",
  document_date: "text",
  version: "number",
  state: "text",
  lane: "text",
  sequence: "text",
  due_at: "number",
  holds_back: "unread",
  created_at: "number",
  updated_at: "number",
  document: "text",
  aggregate: "text",
  fence: "number",
  leased_until: "unread",
  leased_by: "unread",
} as const satisfies Readonly<Record<keyof SubmissionTable, "text" | "number" | "unread">>;

/**
 * A text column as its bytes. The SQLite driver ends the whole process on text that is not UTF-8 and cuts
 * it at a zero; read as bytes, such a row is damage like any other. (PostgreSQL lets no such text in: there
 * the column can be read as it is.)
 */
export const bytesOf = (column: string, name: string): AliasedExpression<unknown, string> =>
  sql`cast(${sql.ref(column)} as blob)`.as(name);

/** Everything of a submission's row that is read, of the table known as `table` in the query. */
export const rowColumns = (table: string): readonly AliasedExpression<unknown, string>[] =>
  Object.entries(kinds).flatMap(([name, kind]) => {
    const column = `${table}.${name}`;
    if (kind === "unread") return [];
    return kind === "text" ? [bytesOf(column, name)] : [sql.ref<unknown>(column).as(name)];
  });

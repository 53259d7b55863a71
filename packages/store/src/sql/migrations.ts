import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from "kysely";
import { beginChain, createAudit } from "../audit/begin-chain.ts";
import { format } from "./format.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

type Identity = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** What every dialect words differently. */
export interface TableWords {
  /** Makes a column a key that the database numbers upwards without reuse. */
  readonly identity: Identity;
  /** Statements after which the lines of a table can be added, but neither changed nor deleted. */
  readonly onlyGrows: (table: string) => readonly string[];
}

async function createSubmission(db: Kysely<unknown>, identity: Identity): Promise<void> {
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  await db.schema
    .createTable("submission")
    .addColumn("arrival", "integer", identity)
    .addColumn("reference", "text", (column) => column.notNull().unique())
    .addColumn("client", "text", required)
    .addColumn("system", "text", required)
    .addColumn("kind", "text", required)
    .addColumn("identifier", "text", required)
    .addColumn("invoice_number", "text")
    .addColumn("document_date", "text", required)
    .addColumn("version", "integer", required)
    .addColumn("state", "text", required)
    .addColumn("lane", "text", required)
    .addColumn("sequence", "text", required)
    .addColumn("due_at", "bigint")
    .addColumn("holds_back", "integer", required)
    .addColumn("created_at", "bigint", required)
    .addColumn("updated_at", "bigint", required)
    .addColumn("document", "text", required)
    .addColumn("aggregate", "text", required)
    .addColumn("fence", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("leased_until", "bigint")
    .addColumn("leased_by", "text")
    .addUniqueConstraint("submission_key", ["client", "kind", "identifier"])
    .execute();
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on("submission");
  const due = ["client", "due_at", "arrival", "lane"];
  await index("submission_due").columns(due).where(sql.ref("due_at"), "is not", null).execute();
  const held = ["client", "sequence", "arrival"];
  await index("submission_open").columns(held).where(sql.ref("holds_back"), "=", sql.lit(1)).execute();
  const leased = ["lane", "leased_until"];
  await index("submission_leased").columns(leased).where(sql.ref("leased_until"), "is not", null).execute();
  await index("submission_invoice").columns(["client", "invoice_number"]).execute();
  await db.schema.createIndex("history_reference").on("history").columns(["reference", "id"]).execute();
}

async function createHistory(db: Kysely<unknown>, identity: Identity): Promise<void> {
  await db.schema
    .createTable("history")
    .addColumn("id", "integer", identity)
    .addColumn("reference", "text", (column) => column.notNull().references("submission.reference"))
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("step", "text")
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
}

async function createMeta(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("meta")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await sql`insert into meta (name, value) values (${format.name}, ${format.value})`.execute(db);
}

/** Every change of the tables, in the order of the names. Forward only: a released one is never edited. */
export const migrations = ({ identity, onlyGrows }: TableWords): Readonly<Record<string, Migration>> => ({
  "0001-submissions": {
    async up(db: Kysely<unknown>): Promise<void> {
      await createSubmission(db, identity);
      await createHistory(db, identity);
      await createIndexes(db);
      await createMeta(db);
    },
  },
  "0002-history-only-grows": {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of onlyGrows("history")) await sql.raw(statement).execute(db);
    },
  },
  "0003-audit-chain": {
    async up(db: Kysely<SubmissionDatabase>): Promise<void> {
      await createAudit(db);
      await beginChain(db);
      for (const statement of onlyGrows("audit")) await sql.raw(statement).execute(db);
    },
  },
});

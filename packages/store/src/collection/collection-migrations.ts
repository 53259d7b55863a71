import { type Kysely, type Migration, Migrator, sql } from "kysely";
import { storeUnavailable } from "../sql/store-unavailable.ts";
import type { CollectionDatabase } from "./collection-database.ts";

/** The line of table `meta` by which a database is recognised as a collection store. */
const format = { name: "format", value: "confirma-connect/collection-store" } as const;

/** Refuses a database that holds something else; to be called before anything is written to it. */
export async function refuseForeignCollection(db: Kysely<CollectionDatabase>): Promise<void> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  if (tables.length === 0) return;
  const meta = tables.includes("meta")
    ? await db.selectFrom("meta").select("value").where("name", "=", format.name).executeTakeFirst()
    : undefined;
  if (meta?.value !== format.value) throw storeUnavailable("the database belongs to something else");
}

/** Every change of the tables, in the order of the names. Forward only: a released one is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-entries": {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable("collection_entry")
        .addColumn("client", "text", (column) => column.notNull())
        .addColumn("key", "text", (column) => column.notNull())
        .addColumn("invoice_number", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("version", "integer", (column) => column.notNull())
        .addColumn("entry", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("collection_entry_key", ["client", "key"])
        .execute();
      const index = (name: string, column: string) =>
        db.schema.createIndex(name).on("collection_entry").columns(["client", column]).execute();
      await index("collection_entry_invoice", "invoice_number");
      await index("collection_entry_state", "state");
      await db.schema
        .createTable("meta")
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
      await sql`insert into meta (name, value) values (${format.name}, ${format.value})`.execute(db);
    },
  },
};

/** Brings the tables up to date; safe when several processes do it at the same moment. */
export async function migrateCollection(db: Kysely<CollectionDatabase>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

import { type Kysely, type Migration, Migrator } from "kysely";
import { format } from "./format.ts";
import { storeUnavailable } from "./store-unavailable.ts";
import type { SubmissionDatabase } from "./submission-database.ts";

/** Refuses a database that holds something else; to be called before anything is written to it. */
export async function refuseForeign(db: Kysely<SubmissionDatabase>): Promise<void> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  if (tables.length === 0) return;
  const meta = tables.includes("meta")
    ? await db.selectFrom("meta").select("value").where("name", "=", format.name).executeTakeFirst()
    : undefined;
  if (meta?.value !== format.value) throw storeUnavailable("the database belongs to something else");
}

/** Brings the tables up to date; safe when several processes do it at the same moment. */
export async function migrate(
  db: Kysely<SubmissionDatabase>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

import { resolve } from "node:path";
import type { CollectionStore } from "@confirma-connect/core";
import { Kysely } from "kysely";
import { patiently } from "../sql/patiently.ts";
import { configure, isBusy, openFile, sqliteDialect } from "../sqlite/sqlite-dialect.ts";
import type { CollectionDatabase } from "./collection-database.ts";
import { migrateCollection, refuseForeignCollection } from "./collection-migrations.ts";
import { SqlCollectionStore } from "./sql-collection-store.ts";

/** Where it is kept what the agency was told. */
export interface SqliteCollectionStoreOptions {
  /**
   * Path of the database file, one of its own beside the submissions'; created, readable by its owner only, when
   * absent. The folder must exist.
   */
  readonly file: string;
  /** How long to wait for another process that is writing, in milliseconds; default 5000. */
  readonly busyTimeout?: number;
}

/**
 * Opens the collection store in a file and brings its tables up to date. Several processes on one machine may have
 * the same file open. Throws ACC_STORE_UNAVAILABLE when that is impossible.
 */
export async function openSqliteCollectionStore(
  options: SqliteCollectionStoreOptions,
): Promise<CollectionStore> {
  const { file, busyTimeout = 5_000 } = options;
  const patience = { isBusy, busyTimeout };
  // An absolute path: the driver takes names like "libsql:…" for a server.
  const handle = await patiently(patience, async () => openFile(resolve(file)));
  const db = new Kysely<CollectionDatabase>({ dialect: sqliteDialect(handle) });
  try {
    await patiently(patience, async () => {
      await refuseForeignCollection(db);
      configure(handle);
      await migrateCollection(db);
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqlCollectionStore(db, patience);
}

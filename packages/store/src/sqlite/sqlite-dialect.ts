import { closeSync, openSync } from "node:fs";
import {
  type Dialect,
  type Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import Database from "libsql";
import type { TableWords } from "../sql/migrations.ts";
import { StatementCache } from "./statement-cache.ts";

/** An open file; only what this package uses of the driver. */
export type SqliteHandle = Pick<Database.Database, "prepare" | "exec" | "close">;

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

/** Another connection holds the lock; the failed statement has done nothing. */
export const isBusy = (error: unknown): boolean => String(codeOf(error)).startsWith("SQLITE_BUSY");

/** Refuses to change a line of a table that only grows, whoever asks. */
const refuseChange = (table: string, change: "update" | "delete"): string =>
  `create trigger ${table}_no_${change} before ${change} on ${table}
   begin select raise(abort, '${table} only grows'); end`;

/** How SQLite words what the migrations need. */
export const tables: TableWords = {
  // A key that is never used twice, even after the newest row was deleted.
  identity: (column) => column.primaryKey().autoIncrement(),
  onlyGrows: (table) => [refuseChange(table, "update"), refuseChange(table, "delete")],
};

/**
 * Creates the file for its owner only, then opens it. An existing file is not opened a second time by
 * us: closing that descriptor would drop the locks that other handles of this process hold on it.
 */
export function openFile(path: string): SqliteHandle {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  return new Database(path);
}

/**
 * A write-ahead log lets readers and one writer work side by side; FULL syncs it on every commit, so a
 * resolved promise survives a crash. SQLite's own waiting stays off because it blocks the event loop.
 */
export function configure(handle: SqliteHandle): void {
  handle.exec("pragma journal_mode = wal");
  handle.exec("pragma synchronous = full");
  handle.exec("pragma foreign_keys = on");
  handle.exec("pragma busy_timeout = 0");
}

class ImmediateDriver extends SqliteDriver {
  readonly #handle: SqliteHandle;

  constructor(handle: SqliteHandle) {
    super({ database: new StatementCache(handle) });
    this.#handle = handle;
  }

  /**
   * Takes the write lock at once, so that what a transaction read is still true when it writes. `exec`
   * also ends a failed statement; a prepared one would keep an old snapshot open until collected.
   */
  override async beginTransaction(): Promise<void> {
    this.#handle.exec("begin immediate");
  }
}

/** SQLite can undo changes of tables; saying so makes migrations run in one transaction, under its lock. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect on a libsql handle, with immediate transactions. */
export const sqliteDialect = (handle: SqliteHandle): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => new ImmediateDriver(handle),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

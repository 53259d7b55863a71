import { resolve } from "node:path";
import process from "node:process";
import type { ConnectorError, SubmissionStore } from "@confirma-connect/core";
import { Kysely } from "kysely";
import { DamageReport } from "../sql/damage-report.ts";
import { migrate, refuseForeign } from "../sql/migrate.ts";
import { migrations } from "../sql/migrations.ts";
import { patiently } from "../sql/patiently.ts";
import { SqlSubmissionStore } from "../sql/sql-submission-store.ts";
import { StoreSession } from "../sql/store-session.ts";
import type { SubmissionDatabase } from "../sql/submission-database.ts";
import { configure, isBusy, openFile, sqliteDialect, tables } from "./sqlite-dialect.ts";

/** Where the submissions are kept. */
export interface SqliteStoreOptions {
  /** Path of the database file; created, readable by its owner only, when absent. The folder must exist. */
  readonly file: string;
  /** How long to wait for another process that is writing, in milliseconds; default 5000. */
  readonly busyTimeout?: number;
  /**
   * Called once for each stored submission that cannot be read and was left out of `claimDue` or `list`; the
   * error names its reference and the damaged place. Default: a warning of the process.
   */
  readonly onDamage?: (error: ConnectorError) => void;
}

const warn = ({ message, code }: ConnectorError): void => process.emitWarning(message, { code });

/**
 * Opens the store in a file and brings its tables up to date. Several processes on one machine may
 * have the same file open. Throws ACC_STORE_UNAVAILABLE when that is impossible.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SubmissionStore> {
  const { file, busyTimeout = 5_000, onDamage = warn } = options;
  const patience = { isBusy, busyTimeout };
  // An absolute path: the driver takes names like "libsql:…" for a server.
  const handle = await patiently(patience, async () => openFile(resolve(file)));
  const session = new StoreSession(
    new Kysely<SubmissionDatabase>({ dialect: sqliteDialect(handle) }),
    patience,
  );
  try {
    await session.read(async (db) => {
      await refuseForeign(db);
      configure(handle);
      await migrate(db, migrations(tables));
    });
  } catch (error) {
    await session.close();
    throw error;
  }
  return new SqlSubmissionStore(session, new DamageReport(onDamage));
}

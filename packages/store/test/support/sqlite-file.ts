import { ConnectorError, type SubmissionStore } from "@confirma-connect/core";
import { openSqliteStore, type SqliteStoreOptions } from "@confirma-connect/store";
import { afterEach } from "@jest/globals";
import Database from "libsql";

type Open = (file: string, options?: Omit<SqliteStoreOptions, "file">) => Promise<SubmissionStore>;

/** Opens stores and closes all of them after each test. */
export function openedStores(): Open {
  const opened: SubmissionStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  return async (file, options = {}) => {
    const store = await openSqliteStore({ file, ...options });
    opened.push(store);
    return store;
  };
}

/** Runs SQL behind the store's back. */
export function raw(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

/** The error of work that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!ConnectorError.is(error)) throw new Error("it should have failed with a ConnectorError");
  return error;
}

/** What every failure of the database itself is called. */
export const unavailable = { code: "ACC_STORE_UNAVAILABLE", stage: "store", retry: "safe" };

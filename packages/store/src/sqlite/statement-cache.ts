import type { SqliteDatabase, SqliteStatement } from "kysely";

const capacity = 256;

/**
 * Prepares each text once. The driver frees a statement only when its JavaScript object is collected,
 * and the collector does not see how large the native part is: preparing anew for every call grew a
 * process by gigabytes. The texts are few; a filter nobody has used for long makes room.
 */
export class StatementCache implements SqliteDatabase {
  readonly #database: SqliteDatabase;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  prepare(text: string): SqliteStatement {
    const statement = this.#statements.get(text) ?? this.#database.prepare(text);
    // Set again, so that the first key is always the one that was not used for the longest time.
    this.#statements.delete(text);
    this.#statements.set(text, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > capacity && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

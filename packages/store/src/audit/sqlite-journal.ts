import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isAnyArrayBuffer, isUint8Array } from "node:util/types";
import Database from "libsql";
import { storeUnavailable } from "../sql/store-unavailable.ts";
import { recordTextSql } from "./record-hash.ts";

/** One line of the journal, or the text of one record, with the place at which the store keeps it. */
export interface StoredText {
  readonly place: number;
  readonly text: string;
}

const page = 1_000;

/**
 * One page as a single row: places, lengths in bytes, and all texts behind each other as bytes. Asking for a
 * row per text would take three times as long; bytes, because the driver ends the process on broken text.
 */
const pageOf = (table: string, key: string, text: string): string =>
  `select group_concat(k, ' '), group_concat(octet_length(t), ' '), cast(group_concat(t, '') as blob)
   from (select ${key} as k, ${text} as t from ${table} where ${key} > ? order by ${key} limit ?)`;

const lines = pageOf("audit", "sequence", "coalesce(line, '')");
const records = pageOf("submission", "arrival", recordTextSql);

const numbersOf = (list: unknown): readonly number[] =>
  typeof list === "string" ? list.split(" ").map(Number) : [];

function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeUnavailable(undefined, error);
  }
}

/**
 * The journal of a store file, opened for reading only: the file is neither made, nor migrated, nor changed.
 * Everything is read from one moment of the database, also while a gateway is writing.
 */
export class SqliteJournal {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** All entries, by their place. */
  lines(): Iterable<StoredText> {
    return this.#texts(lines);
  }

  /** What each submission's row holds, as far as entries answer for it; see `record-hash.ts`. */
  records(): Iterable<StoredText> {
    return this.#texts(records);
  }

  /** Whether the database refuses to change and to delete entries. */
  get isProtected(): boolean {
    const sql =
      "select count(*) from sqlite_master where type = 'trigger' and name in ('audit_no_update', 'audit_no_delete')";
    return read(() => this.#database.prepare(sql).raw().all()).toString() === "2";
  }

  close(): void {
    this.#database.close();
  }

  *#texts(sql: string): Iterable<StoredText> {
    const statement = read(() => this.#database.prepare(sql).raw());
    for (let last = Number.MIN_SAFE_INTEGER; ; ) {
      const [row] = read(() => statement.all(last, page));
      const [places, lengths, bytes]: readonly unknown[] = Array.isArray(row) ? row : [];
      // The driver gives bytes as a buffer or as its memory, depending on the call.
      if (!isUint8Array(bytes) && !isAnyArrayBuffer(bytes)) return;
      const buffer = isUint8Array(bytes)
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        : Buffer.from(bytes);
      const sizes = numbersOf(lengths);
      let from = 0;
      for (const [index, place] of numbersOf(places).entries()) {
        const until = from + (sizes[index] ?? 0);
        yield { place, text: buffer.toString("utf8", from, until) };
        [from, last] = [until, place];
      }
    }
  }
}

/** Opens a store file to look into its journal. Throws ACC_STORE_UNAVAILABLE when there is none. */
export function openSqliteJournal(file: string): SqliteJournal {
  const path = resolve(file);
  if (!existsSync(path)) throw storeUnavailable(`there is no store file ${file}`);
  try {
    const database = new Database(path, { readonly: true });
    database.exec("begin");
    const [table] = database
      .prepare("select name from sqlite_master where type = 'table' and name = 'audit'")
      .all();
    if (table !== undefined) return new SqliteJournal(database);
    database.close();
  } catch (error) {
    throw storeUnavailable(undefined, error);
  }
  throw storeUnavailable("the file has no journal; a store gets one when this version opens it");
}

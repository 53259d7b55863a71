import { describe, expect, test } from "@jest/globals";
import type { SqliteStatement } from "kysely";
import { StatementCache } from "../src/sqlite/statement-cache.ts";

function countingDatabase() {
  const prepared: string[] = [];
  const prepare = (text: string): SqliteStatement => {
    prepared.push(text);
    const none = () => [];
    return {
      reader: true,
      all: none,
      run: () => ({ changes: 0, lastInsertRowid: 0 }),
      iterate: () => none().values(),
    };
  };
  return { prepared, database: { prepare, close: () => undefined } };
}

describe("statement cache", () => {
  test("a text is prepared once, however often it is used", () => {
    const { prepared, database } = countingDatabase();
    const cache = new StatementCache(database);
    const first = cache.prepare("select 1");
    expect(cache.prepare("select 1")).toBe(first);
    expect(prepared).toEqual(["select 1"]);
  });

  test("it stays small: what was not used for the longest time is prepared anew", () => {
    const { prepared, database } = countingDatabase();
    const cache = new StatementCache(database);
    for (let number = 0; number < 1_000; number += 1) {
      cache.prepare("often");
      cache.prepare(`select ${number}`);
    }
    cache.prepare("select 0");
    expect(prepared.filter((text) => text === "often")).toHaveLength(1);
    expect(prepared.filter((text) => text === "select 0")).toHaveLength(2);
  });
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "libsql";
import { damageTail, walPoint } from "../../src/chaos/wal.ts";
import { SeededRandom } from "../../src/simulation/seeded-random.ts";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "confirma-wal-"));
  file = join(folder, "test.sqlite");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database whose log holds what was committed; it is left open, as a killed process leaves it. */
function opened() {
  const database = new Database(file);
  database.exec("pragma journal_mode = wal; pragma synchronous = full; create table t (n integer)");
  const add = (n: number) => database.prepare("insert into t values (?)").run(n);
  return { database, add };
}

/** What another process finds after a copy of the files was damaged. */
const countAfter = (damaged: string): number => {
  const database = new Database(damaged);
  try {
    const row: unknown = database.prepare("select count(*) as n from t").get();
    return typeof row === "object" && row !== null ? Number(Reflect.get(row, "n")) : -1;
  } finally {
    database.close();
  }
};

function writeBoth(path: string, main: Buffer, log: Buffer): void {
  writeFileSync(path, main);
  writeFileSync(`${path}-wal`, log);
}

describe("the end of SQLite's log", () => {
  test("grows by every commit and is the file's end", () => {
    const { database, add } = opened();
    const before = walPoint(`${file}-wal`);
    add(1);
    const after = walPoint(`${file}-wal`);
    expect(after?.salt).toBe(before?.salt);
    expect(after?.end).toBeGreaterThan(before?.end ?? Number.POSITIVE_INFINITY);
    expect(after?.end).toBe(statSync(`${file}-wal`).size);
    database.close();
  });

  test("is unknown without a log", () => {
    expect(walPoint(`${file}-wal`)).toBeUndefined();
    expect(damageTail(`${file}-wal`, undefined, new SeededRandom(1))).toBe("none");
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "damage %i leaves what was told before, and no more than all",
    (seed) => {
      const { database, add } = opened();
      for (let n = 0; n < 10; n += 1) add(n);
      const told = walPoint(`${file}-wal`);
      for (let n = 0; n < 10; n += 1) add(n);
      const size = statSync(`${file}-wal`).size;
      const damage = damageTail(`${file}-wal`, told, new SeededRandom(seed));
      expect(["cut", "torn"]).toContain(damage);
      if (damage === "cut") expect(statSync(`${file}-wal`).size).toBeLessThan(size);
      // Whoever opens the files anew recovers from the log alone: the shared memory of the dead is not trusted.
      const copy = join(folder, "copy.sqlite");
      const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
      database.close();
      writeBoth(copy, main, log);
      const count = countAfter(copy);
      expect(count).toBeGreaterThanOrEqual(10);
      expect(count).toBeLessThanOrEqual(20);
    },
  );

  test("everything was told: nothing is damaged", () => {
    const { database, add } = opened();
    add(1);
    const told = walPoint(`${file}-wal`);
    expect(damageTail(`${file}-wal`, told, new SeededRandom(1))).toBe("none");
    database.close();
  });
});

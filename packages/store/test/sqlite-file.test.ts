import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { openSqliteStore } from "@confirma-connect/store";
import { describe, expect, test } from "@jest/globals";
import Database from "libsql";
import { makeSubmission, withoutDue } from "./support/make-submission.ts";
import { failureOf, openedStores, raw, unavailable } from "./support/sqlite-file.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const nextFile = temporaryFolder();
const open = openedStores();
const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };

describe("the file", () => {
  test("is created for its owner only, together with its log", async () => {
    const file = nextFile();
    await (await open(file)).enqueue([makeSubmission("r1")]);
    for (const path of [file, `${file}-wal`, `${file}-shm`]) {
      expect([path, ((await stat(path)).mode & 0o777).toString(8)]).toEqual([path, "600"]);
    }
  });

  test("keeps the permissions that an operator gave it", async () => {
    const file = nextFile();
    await (await open(file)).close();
    await chmod(file, 0o640);
    await open(file);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  test("holds everything after it was closed and opened again", async () => {
    const file = nextFile();
    const before = await open(file);
    await before.enqueue([makeSubmission("r1"), makeSubmission("r2")]);
    const [claim] = await before.claimDue({ ...query, limit: 1 });
    if (claim === undefined) throw new Error("nothing was claimed");
    await before.record({ claim, submission: withoutDue(makeSubmission("r1"), "accepted"), event: "accept" });
    await before.close();
    const after = await open(file);
    expect((await after.list({})).map(({ state }) => state)).toEqual(["accepted", "queued"]);
    expect(await after.history("r1")).toHaveLength(2);
    expect(await after.holds(claim, 149)).toBe(true);
    expect((await after.claimOne("r1", { ...query, now: 150 }))?.fence).toBe(2);
  });

  test("can be opened by several at the same moment, also when it is new", async () => {
    const file = nextFile();
    const stores = await Promise.all([open(file), open(file), open(file)]);
    await Promise.all(stores.map((store, index) => store.enqueue([makeSubmission(`r${index}`)])));
    for (const store of stores) expect(await store.list({})).toHaveLength(3);
  });
});

describe("a first opening that was interrupted", () => {
  const interruptions: readonly (readonly [string, readonly string[]])[] = [
    ["after the file was made", []],
    [
      "before the tables were made",
      ["create table kysely_migration (name varchar(255) primary key, timestamp varchar(255))"],
    ],
  ];

  test.each(interruptions)("%s is completed by the next", async (_when, statements) => {
    const file = nextFile();
    await writeFile(file, "");
    raw(file, ...statements);
    const store = await open(file);
    expect((await store.enqueue([makeSubmission("r1")])).map(({ type }) => type)).toEqual(["created"]);
  });
});

describe("two processes on one file", () => {
  test("never claim the same submission", async () => {
    const file = nextFile();
    const stores = [await open(file), await open(file)];
    const names = Array.from({ length: 20 }, (_, index) => `r${index}`);
    await stores[0]?.enqueue(names.map((name) => makeSubmission(name)));
    const rounds = Array.from(
      { length: 10 },
      (_, index) => stores[index % 2]?.claimDue({ ...query, limit: 3 }) ?? [],
    );
    const claims = (await Promise.all(rounds)).flat();
    expect(claims.map(({ submission }) => submission.reference).toSorted()).toEqual(names.toSorted());
    expect(claims.every(({ fence }) => fence === 1)).toBe(true);
  });

  test("see each other's writes at once, and share the fence", async () => {
    const file = nextFile();
    const [one, two] = [await open(file), await open(file)];
    await one.enqueue([makeSubmission("r1")]);
    expect(await two.find("r1")).toEqual(makeSubmission("r1"));
    const old = await one.claimOne("r1", query);
    const current = await two.claimOne("r1", { ...query, now: 150 });
    if (old === undefined || current === undefined) throw new Error("nothing was claimed");
    const change = { submission: makeSubmission("r1", { state: "sending" }), event: "send" };
    expect((await failureOf(one.record({ ...change, claim: old }))).code).toBe("ACC_STORE_LEASE_LOST");
    await two.record({ ...change, claim: current });
    expect((await one.find("r1"))?.state).toBe("sending");
  });

  test("with one new key create one submission", async () => {
    const file = nextFile();
    const stores = [await open(file), await open(file)];
    const same = stores.map((store, index) =>
      store.enqueue([makeSubmission(`r${index}`, { identifier: "42" })]),
    );
    const types = (await Promise.all(same)).flat().map(({ type }) => type);
    expect(types.toSorted()).toEqual(["created", "same"]);
  });
});

describe("a busy file", () => {
  test("is waited for", async () => {
    const file = nextFile();
    const store = await open(file);
    const other = new Database(file);
    other.exec("begin immediate");
    const waiting = store.enqueue([makeSubmission("r1")]);
    expect(await store.list({})).toEqual([]);
    other.exec("commit");
    other.close();
    expect((await waiting).map(({ type }) => type)).toEqual(["created"]);
  });

  test("is given up after the timeout, with nothing written and the store still usable", async () => {
    const file = nextFile();
    const store = await open(file, { busyTimeout: 30 });
    const other = new Database(file);
    other.exec("begin immediate");
    expect(await failureOf(store.enqueue([makeSubmission("r1")]))).toMatchObject(unavailable);
    // Readiness asks like this: reading goes on all the while.
    expect(await failureOf(store.enqueue([]))).toMatchObject(unavailable);
    expect(await store.find("readiness")).toBeUndefined();
    other.exec("rollback");
    other.close();
    expect(await store.enqueue([])).toEqual([]);
    expect(await store.list({})).toEqual([]);
    await store.enqueue([makeSubmission("r2")]);
    expect(await store.list({})).toHaveLength(1);
  });
});

describe("a failed write", () => {
  test("is told without its data and leaves nothing half-written", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("r1")]);
    raw(file, "create trigger full before insert on history begin select raise(abort, 'disk is full'); end");
    const error = await failureOf(store.enqueue([makeSubmission("r2", { document: "secret" })]));
    expect(error).toMatchObject(unavailable);
    expect(`${JSON.stringify(error)} ${String(error.cause)}`).not.toContain("secret");
    const claim = await store.claimOne("r1", query);
    if (claim === undefined) throw new Error("nothing was claimed");
    const change = store.record({
      claim,
      submission: makeSubmission("r1", { state: "sending" }),
      event: "send",
    });
    expect(await failureOf(change)).toMatchObject(unavailable);
    expect(await store.list({})).toEqual([makeSubmission("r1")]);
    // Nothing is left open by the failure: others can write, and what they write is seen here.
    raw(file, "drop trigger full");
    await (await open(file, { busyTimeout: 0 })).enqueue([makeSubmission("r3")]);
    expect(await store.list({})).toHaveLength(2);
  });
});

describe("what cannot be used", () => {
  test("a missing folder, a folder, and a file that is no database", async () => {
    const folder = nextFile();
    await mkdir(folder);
    const text = nextFile();
    await writeFile(
      text,
      "this is not a database, it is a text that is long enough to be looked at".repeat(20),
    );
    for (const file of [`${nextFile()}/in/nowhere.db`, folder, text]) {
      expect(await failureOf(openSqliteStore({ file }))).toMatchObject(unavailable);
    }
    expect(await readFile(text, "utf8")).toContain("this is not a database");
  });

  test("somebody else's database, which is left as it is", async () => {
    const file = nextFile();
    raw(file, "create table customer (name text)");
    const before = await readFile(file);
    expect((await failureOf(openSqliteStore({ file }))).message).toBe(
      "the database belongs to something else",
    );
    expect(await readFile(file)).toEqual(before);
  });

  test("a store of a newer program", async () => {
    const file = nextFile();
    await (await open(file)).close();
    raw(file, "insert into kysely_migration values ('9999-future', '2999-01-01T00:00:00.000Z')");
    expect(await failureOf(openSqliteStore({ file }))).toMatchObject(unavailable);
  });

  test("a store that was closed", async () => {
    const store = await openSqliteStore({ file: nextFile() });
    await store.close();
    await store.close();
    expect(await failureOf(store.find("r1"))).toMatchObject(unavailable);
    expect(await failureOf(store.enqueue([makeSubmission("r1")]))).toMatchObject(unavailable);
  });
});

describe("history", () => {
  test("only grows, whoever opens the file", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("r1")]);
    for (const change of ["update history set event = 'nothing'", "delete from history"]) {
      expect(() => raw(file, change)).toThrow("history only grows");
    }
    expect(await store.history("r1")).toHaveLength(1);
  });

  test("of a file that an older version made only grows from now on", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("r1")]);
    raw(
      file,
      "drop trigger history_no_update",
      "drop trigger history_no_delete",
      "drop table audit",
      "delete from kysely_migration where name >= '0002'",
      "update history set event = 'older' where reference = 'r1'",
    );
    const newer = await open(file);
    expect(() => raw(file, "delete from history")).toThrow("history only grows");
    expect((await newer.history("r1")).map(({ event }) => event)).toEqual(["older"]);
  });
});

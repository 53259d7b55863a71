import { stat } from "node:fs/promises";
import { type CollectionEntry, type CollectionStore, MemoryCollectionStore } from "@confirma-connect/core";
import { openSqliteCollectionStore, openSqliteStore } from "@confirma-connect/store";
import { afterEach, describe, expect, test } from "@jest/globals";
import { failureOf, raw, unavailable } from "../support/sqlite-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const nextFile = temporaryFolder();
const opened: CollectionStore[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const openFile = async (file: string): Promise<CollectionStore> => {
  const store = await openSqliteCollectionStore({ file });
  opened.push(store);
  return store;
};

const entry = (key: string, changes: Partial<CollectionEntry> = {}): CollectionEntry => ({
  client: "client",
  key,
  kind: "invoice",
  invoiceNumber: "1",
  state: "ready",
  content: "0".repeat(64),
  facts: { dueDate: "2026-01-01" },
  attempts: 0,
  codes: [],
  createdAt: 1,
  updatedAt: 1,
  version: 1,
  ...changes,
});

const full = entry("action/1/payment/ä", {
  kind: "action",
  state: "claimed",
  caseId: "7000",
  claimedUntil: 10,
  sentAt: 5,
  codes: ["ACC_UNKNOWN_NO_ANSWER"],
  version: 2,
});

describe.each([
  ["memory", async () => new MemoryCollectionStore()],
  ["sqlite", () => openFile(nextFile())],
] as const)("collection store in %s", (_, open) => {
  test("opens an entry once and gives the first one back", async () => {
    const store = await open();
    expect(await store.open(entry("invoice/1"))).toEqual(entry("invoice/1"));
    expect(await store.open(entry("invoice/1", { content: "other" }))).toEqual(entry("invoice/1"));
    expect(await store.find("client", "invoice/1")).toEqual(entry("invoice/1"));
    expect(await store.find("other", "invoice/1")).toBeUndefined();
  });

  test("replaces only the newest version", async () => {
    const store = await open();
    await store.open(entry("invoice/1"));
    const next = entry("invoice/1", { state: "claimed", version: 2 });
    const both = await Promise.all([store.replace(next), store.replace({ ...next, state: "parked" })]);
    expect(both).toEqual([true, false]);
    expect(await store.replace({ ...next, version: 4 })).toBe(false);
    expect(await store.replace(entry("invoice/9", { version: 2 }))).toBe(false);
    expect(await store.find("client", "invoice/1")).toEqual(next);
  });

  test("keeps every field", async () => {
    const store = await open();
    await store.open({ ...full, version: 1 });
    await store.replace(full);
    expect(await store.find("client", full.key)).toEqual(full);
  });

  test("lists by client, invoice and state, in the order of the keys", async () => {
    const store = await open();
    for (const each of [entry("b"), entry("a", { state: "parked" }), entry("c", { invoiceNumber: "2" })]) {
      await store.open(each);
    }
    await store.open(entry("a", { client: "other" }));
    const keys = async (filter: Parameters<CollectionStore["list"]>[0]) =>
      (await store.list(filter)).map(({ key }) => key);
    expect(await keys({ client: "client" })).toEqual(["a", "b", "c"]);
    expect(await keys({ client: "client", invoiceNumber: "1" })).toEqual(["a", "b"]);
    expect(await keys({ client: "client", states: ["ready", "claimed"] })).toEqual(["b", "c"]);
    expect(await keys({ client: "client", states: [] })).toEqual([]);
  });
});

describe("collection file", () => {
  test("survives closing, is readable by its owner only, and is shared by two processes", async () => {
    const file = nextFile();
    const [one, other] = await Promise.all([openFile(file), openFile(file)]);
    await Promise.all([one.open(entry("invoice/1")), other.open(entry("invoice/1", { attempts: 9 }))]);
    const next = entry("invoice/1", { version: 2 });
    const done = await Promise.all([one.replace(next), other.replace(next)]);
    expect(done.toSorted()).toEqual([false, true]);
    expect((await stat(file)).mode & 0o077).toBe(0);
    const again = await openFile(file);
    expect(await again.find("client", "invoice/1")).toMatchObject({ version: 2 });
  });

  test("of something else is refused, both ways, and stays as it was", async () => {
    const [submissions, collection] = [nextFile(), nextFile()];
    await (await openSqliteStore({ file: submissions })).close();
    await (await openSqliteCollectionStore({ file: collection })).close();
    expect(await failureOf(openSqliteCollectionStore({ file: submissions }))).toMatchObject(unavailable);
    expect(await failureOf(openSqliteStore({ file: collection }))).toMatchObject(unavailable);
  });

  test("a damaged entry says where, without its content", async () => {
    const file = nextFile();
    const store = await openFile(file);
    await store.open(entry("invoice/1"));
    raw(file, `update collection_entry set entry = json_set(entry, '$.state', 'nonsense')`);
    const error = await failureOf(store.find("client", "invoice/1"));
    expect(error).toMatchObject(unavailable);
    expect(error.message).toContain("client invoice/1 is damaged at entry.state");
  });
});

import { openSqliteJournal, verifyJournal } from "@confirma-connect/store";
import { describe, expect, test } from "@jest/globals";
import { fullSubmission } from "../support/full-submission.ts";
import { makeSubmission, withoutDue } from "../support/make-submission.ts";
import { failureOf, openedStores, raw, unavailable } from "../support/sqlite-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const nextFile = temporaryFolder();
const open = openedStores();
const query = { client: "acme", worker: "w1", now: 100, lease: 50 };

/** A store with two submissions, one of which went through three states. */
async function filled(): Promise<string> {
  const file = nextFile();
  const store = await open(file);
  await store.enqueue([makeSubmission("r1"), makeSubmission("r2")]);
  const claim = await store.claimOne("r1", query);
  if (claim === undefined) throw new Error("nothing was claimed");
  const { steps } = fullSubmission;
  await store.record({
    claim,
    submission: makeSubmission("r1", { state: "sending", steps }),
    event: "send",
    step: "voucher",
  });
  await store.record({
    claim,
    submission: withoutDue(makeSubmission("r1"), "accepted"),
    event: "accept",
    step: "voucher",
  });
  await store.release(claim);
  await store.close();
  return file;
}

function verified(
  file: string,
  ...heads: Parameters<typeof verifyJournal>[1] extends readonly (infer H)[] | undefined ? H[] : never
) {
  const journal = openSqliteJournal(file);
  try {
    return verifyJournal(journal, heads);
  } finally {
    journal.close();
  }
}

const linesOf = (file: string): readonly Record<string, unknown>[] => {
  const journal = openSqliteJournal(file);
  const lines = [...journal.lines()].map(({ text }) => JSON.parse(text));
  journal.close();
  return lines;
};

describe("the journal of a store", () => {
  test("tells every change once, from state to state", async () => {
    const file = await filled();
    expect(verified(file)).toMatchObject({ entries: 5, findings: [] });
    const told = linesOf(file).map(({ sequence, event, reference, from, to }) => [
      sequence,
      event,
      reference,
      from,
      to,
    ]);
    expect(told).toEqual([
      [1, "chain", undefined, undefined, undefined],
      [2, "submitted", "r1", null, "queued"],
      [3, "submitted", "r2", null, "queued"],
      [4, "send", "r1", "queued", "sending"],
      [5, "accept", "r1", "sending", "accepted"],
    ]);
  });

  test("tells what an attempt was, without the words of anybody", async () => {
    const file = await filled();
    const [, , , sent] = linesOf(file);
    expect(sent?.["step"]).toMatchObject({
      name: "voucher",
      attempts: 2,
      lost: 1,
      evidence: "readBack",
      provedBy: "lookUp",
      status: 200,
    });
    const text = JSON.stringify(linesOf(file));
    for (const secret of ["Kirjattu", "v-1", "documentNumber", "a.csv", "key-1"])
      expect(text).not.toContain(secret);
  });

  test("a change that was refused leaves no entry", async () => {
    const file = await filled();
    const store = await open(file);
    const old = { submission: makeSubmission("r2"), fence: 7 };
    const change = { claim: old, submission: makeSubmission("r2", { state: "sending" }), event: "send" };
    expect((await failureOf(store.record(change))).code).toBe("ACC_STORE_LEASE_LOST");
    expect(verified(file)).toMatchObject({ entries: 5, findings: [] });
  });

  test("entries can neither be changed nor deleted by SQL", async () => {
    const file = await filled();
    for (const change of ["update audit set line = ''", "delete from audit"]) {
      expect(() => raw(file, change)).toThrow("audit only grows");
    }
  });

  test("of an older store begins with its history and its submissions", async () => {
    const file = await filled();
    raw(file, "drop table audit", "delete from kysely_migration where name >= '0003'");
    await open(file);
    expect(verified(file)).toMatchObject({ entries: 3, findings: [] });
    const [first, second] = linesOf(file);
    expect(first).toMatchObject({ event: "chain", historyLines: 4 });
    expect(second).toMatchObject({ event: "adopted", reference: "r1", from: null, to: "accepted" });
  });

  test("goes on after a damaged last line, and the damage stays visible", async () => {
    const file = await filled();
    raw(file, "drop trigger audit_no_update", "update audit set line = 'junk' where sequence = 5");
    await (await open(file)).enqueue([makeSubmission("r3")]);
    expect(verified(file).findings).toContainEqual({ fault: "unreadable", place: 5 });
    expect(verified(file).entries).toBe(6);
  });
});

const unlocked = ["drop trigger audit_no_update", "drop trigger audit_no_delete"];
const open2 = { fault: "unprotected" };

describe("damage behind the store's back is located", () => {
  test.each([
    [
      "an edit",
      ["update audit set line = replace(line, 'queued', 'parked') where sequence = 3"],
      [{ fault: "altered", sequence: 3, place: 3 }],
    ],
    [
      "a deletion",
      ["delete from audit where sequence = 3"],
      [
        { fault: "missing", sequence: 3 },
        { fault: "unrecorded", reference: "r2" },
      ],
    ],
    [
      "another place",
      ["update audit set sequence = 9 where sequence = 5"],
      [{ fault: "renumbered", sequence: 5, place: 9 }],
    ],
    [
      "text that is no text",
      ["update audit set line = cast(x'ff00ff' as text) where sequence = 3"],
      [{ fault: "unreadable", place: 3 }],
    ],
    [
      "the tail cut off",
      ["delete from audit where sequence > 3"],
      [{ fault: "recordChanged", reference: "r1" }],
    ],
    ["everything deleted", ["delete from audit"], [{ fault: "missing", sequence: 1 }]],
  ])("%s", async (_, statements, findings) => {
    const file = await filled();
    raw(file, ...unlocked, ...statements);
    expect(verified(file).findings).toEqual(expect.arrayContaining([...findings, open2]));
  });

  test.each([
    ["its state", "update submission set state = 'queued' where reference = 'r1'"],
    ["its document", "update submission set document = '{}' where reference = 'r1'"],
    [
      "its steps",
      "update submission set aggregate = replace(aggregate, 'voucher', 'vouchers') where reference = 'r1'",
    ],
    ["its kind", "update submission set kind = 'invoice' where reference = 'r1'"],
  ])("a submission: %s", async (_, statement) => {
    const file = await filled();
    raw(file, statement);
    expect(verified(file).findings).toEqual([{ fault: "recordChanged", reference: "r1" }]);
  });

  test("a submission deleted, and one put in", async () => {
    const file = await filled();
    raw(file, "pragma foreign_keys = off", "update submission set reference = 'r9' where reference = 'r2'");
    expect(verified(file).findings).toEqual([
      { fault: "unrecorded", reference: "r9" },
      { fault: "recordMissing", reference: "r2" },
    ]);
  });

  test("the tail cut off and a head", async () => {
    const file = await filled();
    const { head } = verified(file);
    if (head === undefined) throw new Error("the journal is empty");
    raw(file, ...unlocked, "delete from audit where sequence = 5");
    expect(verified(file, head).findings).toContainEqual({ fault: "truncated", sequence: 5 });
  });
});

test("what has no journal is said so, and nothing is made", async () => {
  const file = nextFile();
  expect(await failureOf(Promise.resolve().then(() => openSqliteJournal(file)))).toMatchObject(unavailable);
  raw(file, "create table other (name text)");
  expect((await failureOf(Promise.resolve().then(() => openSqliteJournal(file)))).message).toContain(
    "no journal",
  );
});

import type { ConnectorError } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { fullSubmission } from "./support/full-submission.ts";
import { makeSubmission, withoutDue } from "./support/make-submission.ts";
import { failureOf, openedStores, raw, unavailable } from "./support/sqlite-file.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const nextFile = temporaryFolder();
const open = openedStores();
const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };
const damageOf = (name: string) =>
  `update submission set aggregate = '{' || aggregate where reference = '${name}'`;

describe("damage", () => {
  const damages: readonly (readonly [string, string])[] = [
    ["aggregate = '{'", "submission.aggregate"],
    ["aggregate = '[]'", "submission.aggregate"],
    ["aggregate = json_remove(aggregate, '$.pins.plan')", "submission.aggregate.pins.plan"],
    ["aggregate = json_set(aggregate, '$.steps[0].attempts', 0.5)", "submission.aggregate.steps[0].attempts"],
    [
      "aggregate = json_set(aggregate, '$.steps[0].step.identity.values.name', 5)",
      "submission.aggregate.steps[0].step.identity.values.*",
    ],
    ["aggregate = json_set(aggregate, '$.syncedOn', '2026-02-30')", "submission.aggregate.syncedOn"],
    [
      `aggregate = json_set(aggregate, '$.problems', json('[{"code":"secret"}]'))`,
      "submission.aggregate.problems[0].code",
    ],
    ["aggregate = json_set(aggregate, '$.steps[0].abandoned', 1)", "submission.aggregate.steps[0].abandoned"],
    ["aggregate = json_set(aggregate, '$.stalls', null)", "submission.aggregate.stalls"],
    [
      "aggregate = json_set(aggregate, '$.steps[0].step.action', 'toString')",
      "submission.aggregate.steps[0].step.action",
    ],
    ["document = cast(x'22ff22' as text)", "submission.document"],
    ["identifier = cast(x'ff' as text)", "submission.identifier"],
    ["created_at = 9223372036854775807", "submission.createdAt"],
    ["state = 'lost'", "submission.state"],
    ["document_date = 'secret'", "submission.documentDate"],
  ];

  test.each(damages)("%s is told by its place, never by its content", async (damage, place) => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("r1", { document: "secret" })]);
    raw(file, `update submission set ${damage}`);
    const error = await failureOf(store.find("r1"));
    expect(error).toMatchObject({
      ...unavailable,
      message: `the stored submission r1 is damaged at ${place}`,
    });
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});

/** A store with some submissions, of which the named ones are damaged, and what it tells about them. */
async function damagedStore(names: readonly string[], damaged: readonly string[]) {
  const file = nextFile();
  const told: ConnectorError[] = [];
  const store = await open(file, { onDamage: (error) => told.push(error) });
  await store.enqueue(names.map((name) => makeSubmission(name, { document: "secret" })));
  raw(file, ...damaged.map(damageOf));
  return { file, store, told };
}

describe("one row that cannot be read", () => {
  test("does not stop the delivery of the others, and is told once", async () => {
    const { store, told } = await damagedStore(["r1", "r2", "r3"], ["r1", "r2"]);
    const claims = await store.claimDue({ ...query, limit: 1 });
    expect(claims.map(({ submission }) => submission.reference)).toEqual(["r3"]);
    expect(told.map(({ message }) => message)).toEqual([
      "the stored submission r1 is damaged at submission.aggregate",
      "the stored submission r2 is damaged at submission.aggregate",
    ]);
    expect(JSON.stringify(told)).not.toContain("secret");
    for (const claim of claims) await store.release(claim);
    expect(await store.claimDue({ ...query, now: 10_000_000 })).toHaveLength(1);
    expect(told).toHaveLength(2);
  });

  test("does not keep a worker awake, and is looked at again when it may be repaired", async () => {
    const { file, store } = await damagedStore(["r1"], ["r1"]);
    expect(await store.claimDue(query)).toEqual([]);
    expect(await store.nextDueAt("acme")).toBe(100 + 15 * 60_000);
    raw(file, "update submission set aggregate = substr(aggregate, 2)");
    const [claim] = await store.claimDue({ ...query, now: 100 + 15 * 60_000 });
    expect(claim?.submission.document).toBe("secret");
  });

  test("is left out of lists, whose pages are filled up behind it", async () => {
    const names = ["r1", "r2", "r3", "r4", "r5", "r6"];
    const { store, told } = await damagedStore(names, ["r1", "r2", "r4", "r6"]);
    const listed = async (filter: Parameters<typeof store.list>[0]) =>
      (await store.list(filter)).map(({ reference }) => reference);
    expect(await listed({})).toEqual(["r3", "r5"]);
    expect(await listed({ limit: 1 })).toEqual(["r3"]);
    expect(await listed({ limit: 2 })).toEqual(["r3", "r5"]);
    expect(await listed({ limit: 1, after: "r3" })).toEqual(["r5"]);
    expect(await listed({ limit: 1, after: "r5" })).toEqual([]);
    expect(await listed({ limit: 0 })).toEqual([]);
    expect(told).toHaveLength(4);
  });

  test("is reported to whoever asks for it, and can be neither claimed nor replaced", async () => {
    const { store } = await damagedStore(["r1", "r2"], ["r1"]);
    const message = "the stored submission r1 is damaged at submission.aggregate";
    const corrected = makeSubmission("r9", { identifier: "r1", content: "content-2" });
    for (const work of [
      store.find("r1"),
      store.findByKey("acme", "ledger", "r1"),
      store.claimOne("r1", query),
      store.enqueue([makeSubmission("r8"), corrected]),
    ]) {
      expect(await failureOf(work)).toMatchObject({ ...unavailable, message });
    }
    expect((await store.list({})).map(({ reference }) => reference)).toEqual(["r2"]);
    expect(await store.find("r8")).toBeUndefined();
  });

  test("keeps its readable history, and a damaged line of history is reported with its reference", async () => {
    const { file, store } = await damagedStore(["r1", "r2"], ["r1"]);
    expect((await store.history("r1")).map(({ event }) => event)).toEqual(["submitted"]);
    raw(file, "drop trigger history_no_update", "update history set state = 'secret' where reference = 'r1'");
    expect((await failureOf(store.history("r1"))).message).toBe(
      "the stored submission r1 is damaged at history.state",
    );
    expect(await store.history("r2")).toHaveLength(1);
  });

  test("is counted by its columns as long as they can be read", async () => {
    const { file, store } = await damagedStore(["r1", "r2", "r3"], ["r1"]);
    const counted = { client: "acme", kind: "ledger", state: "queued" };
    expect(await store.counts()).toEqual([{ ...counted, count: 3 }]);
    raw(file, "update submission set state = 'lost' where reference = 'r2'");
    expect(await store.counts()).toEqual([{ ...counted, count: 2 }]);
  });

  test("goes on holding back what has to come after it", async () => {
    const file = nextFile();
    const store = await open(file, { onDamage: () => undefined });
    await store.enqueue(["r1", "r2"].map((name) => makeSubmission(name, { sequence: "s" })));
    raw(file, damageOf("r1"));
    expect(await store.claimDue(query)).toEqual([]);
    expect(await store.claimDue({ ...query, now: 10_000_000 })).toEqual([]);
  });
});

describe("what another version wrote", () => {
  test("a code that this version does not know is shown with its own words, and written back", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([fullSubmission]);
    raw(file, "update submission set aggregate = json_set(aggregate, '$.problems[0].code', 'ACC_NEVER_WAS')");
    const found = await store.find("full");
    const [problem] = fullSubmission.problems;
    expect(found?.problems).toEqual([{ ...problem, code: "ACC_NEVER_WAS" }]);
    const claim = await store.claimOne("full", query);
    if (claim === undefined) throw new Error("nothing was claimed");
    await store.record({ claim, submission: withoutDue(claim.submission, "accepted"), event: "verify" });
    expect((await store.find("full"))?.problems).toEqual(found?.problems);
  });

  test("a field that this version does not know is not forgotten, wherever it is", async () => {
    const file = nextFile();
    const store = await open(file);
    await store.enqueue([makeSubmission("r1")]);
    const added = ["$.mark", "$.pins.mark", "$.steps[0].mark", "$.steps[0].step.request.mark"];
    for (const place of added) {
      raw(file, `update submission set aggregate = json_set(aggregate, '${place}', json('{"a":[1]}'))`);
    }
    const claim = await store.claimOne("r1", query);
    if (claim === undefined) throw new Error("nothing was claimed");
    await store.record({ claim, submission: { ...claim.submission, version: 2 }, event: "send" });
    const mark = { a: [1] };
    expect(await store.find("r1")).toMatchObject({
      version: 2,
      mark,
      pins: { mark },
      steps: [{ mark, step: { request: { mark } } }],
    });
  });
});

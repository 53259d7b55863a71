import { InvariantError, type Submission } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import type { OpenStore } from "../submission-store-suite.ts";
import { fullSubmission } from "../support/full-submission.ts";
import { answered, makeStep, makeSubmission, withoutDue } from "../support/make-submission.ts";

const refused = (reference: string, changes: Partial<Submission> = {}): Submission =>
  withoutDue(makeSubmission(reference, changes), "refused");

/** Everything about `enqueue`. */
export function enqueueRules(open: OpenStore): void {
  keepsWhatItGot(open);
  answersRepetition(open);
  replacesOnlyRefused(open);
}

function keepsWhatItGot(open: OpenStore): void {
  test("a submission comes back exactly as it went in, with and without its optional fields", async () => {
    const store = await open();
    const plain = makeSubmission("plain");
    const results = await store.enqueue([plain, fullSubmission]);
    expect(results).toEqual([
      { type: "created", submission: plain },
      { type: "created", submission: fullSubmission },
    ]);
    expect(await store.find("plain")).toStrictEqual(plain);
    expect(await store.find("full")).toStrictEqual(fullSubmission);
    expect(await store.findByKey("acme", "invoice", "full")).toStrictEqual(fullSubmission);
    expect(await store.history("plain")).toEqual([
      { at: 100, event: "submitted", state: "queued", version: 1 },
    ]);
  });

  test("the key is client, kind and identifier together", async () => {
    const store = await open();
    const base = makeSubmission("r1", { identifier: "42" });
    const others = [
      makeSubmission("r2", { identifier: "42", client: "other" }),
      makeSubmission("r3", { identifier: "42", kind: "payment" }),
      makeSubmission("r4", { identifier: "43" }),
    ];
    const results = await store.enqueue([base, ...others]);
    expect(results.map(({ type }) => type)).toEqual(["created", "created", "created", "created"]);
    expect((await store.findByKey("acme", "payment", "42"))?.reference).toBe("r3");
    expect(await store.findByKey("other", "payment", "42")).toBeUndefined();
  });

  test("an empty batch is nothing", async () => {
    const store = await open();
    expect(await store.enqueue([])).toEqual([]);
    expect(await store.list({})).toEqual([]);
  });

  test("a reference that is in use keeps the whole batch out", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const failure = store.enqueue([makeSubmission("r2"), makeSubmission("r1", { identifier: "other" })]);
    await expect(failure).rejects.toBeInstanceOf(InvariantError);
    expect((await store.list({})).map(({ reference }) => reference)).toEqual(["r1"]);
  });
}

function answersRepetition(open: OpenStore): void {
  test("the same content again is answered with the first submission and stores nothing", async () => {
    const store = await open();
    const first = makeSubmission("r1", { identifier: "42" });
    await store.enqueue([first]);
    const again = makeSubmission("r2", { identifier: "42", createdAt: 500 });
    expect(await store.enqueue([again])).toEqual([{ type: "same", submission: first }]);
    expect(await store.find("r2")).toBeUndefined();
    expect(await store.history("r1")).toHaveLength(1);
  });

  test("other content under a used key is a conflict and keeps the whole batch out", async () => {
    const store = await open();
    const first = makeSubmission("r1", { identifier: "42" });
    await store.enqueue([first]);
    const batch = [makeSubmission("r2"), makeSubmission("r3", { identifier: "42", content: "content-2" })];
    const results = await store.enqueue(batch);
    expect(results.map(({ type }) => type)).toEqual(["created", "conflict"]);
    expect(results[1]?.submission).toEqual(first);
    expect(await store.list({})).toEqual([first]);
    expect(await store.history("r2")).toEqual([]);
  });

  test("a batch is compared with itself too", async () => {
    const store = await open();
    const one = makeSubmission("r1", { identifier: "42" });
    const two = makeSubmission("r2", { identifier: "42" });
    const three = makeSubmission("r3", { identifier: "42", content: "content-2" });
    expect((await store.enqueue([one, three])).map(({ type }) => type)).toEqual(["created", "conflict"]);
    expect(await store.list({})).toEqual([]);
    expect((await store.enqueue([one, two])).map(({ type }) => type)).toEqual(["created", "same"]);
    expect(await store.list({})).toEqual([one]);
  });

  test("of two callers with one new key, one creates and the other is answered the same", async () => {
    const store = await open();
    const batches = ["r1", "r2"].map((reference) => [makeSubmission(reference, { identifier: "42" })]);
    const results = (await Promise.all(batches.map((batch) => store.enqueue(batch)))).flat();
    expect(results.map(({ type }) => type).toSorted()).toEqual(["created", "same"]);
    expect(new Set(results.map(({ submission }) => submission.reference)).size).toBe(1);
    expect(await store.list({})).toHaveLength(1);
  });
}

function replacesOnlyRefused(open: OpenStore): void {
  test("a corrected version takes the place of a refused one that booked nothing", async () => {
    const store = await open();
    const ensured = makeStep({ name: "customer", action: "ensure" }, answered);
    await store.enqueue([
      refused("r1", { identifier: "42", steps: [ensured, makeStep()] }),
      makeSubmission("r2"),
    ]);
    const corrected = makeSubmission("r9", {
      identifier: "42",
      content: "content-2",
      createdAt: 300,
      updatedAt: 300,
    });
    const expected = { ...corrected, reference: "r1", createdAt: 100, version: 2 };
    expect(await store.enqueue([corrected])).toEqual([{ type: "replaced", submission: expected }]);
    expect(await store.list({})).toEqual([expected, makeSubmission("r2")]);
    expect(await store.find("r9")).toBeUndefined();
    expect((await store.history("r1")).map(({ event, state, version }) => [event, state, version])).toEqual([
      ["submitted", "refused", 1],
      ["replaced", "queued", 2],
    ]);
  });

  test("a refused document stays as it is when a step has booked, or when the content is the same", async () => {
    const store = await open();
    await store.enqueue([
      refused("r1", { steps: [makeStep({}, answered), makeStep({ name: "match" })] }),
      refused("r2"),
    ]);
    const [booked] = await store.enqueue([makeSubmission("r8", { identifier: "r1", content: "content-2" })]);
    expect(booked?.type).toBe("conflict");
    const [same] = await store.enqueue([makeSubmission("r9", { identifier: "r2" })]);
    expect(same?.type).toBe("same");
    expect((await store.list({})).map(({ state }) => state)).toEqual(["refused", "refused"]);
  });

  test.each(["queued", "sending", "unknown", "resolving", "parked", "accepted"] as const)(
    "other content is a conflict while the first is %s",
    async (state) => {
      const store = await open();
      await store.enqueue([makeSubmission("r1", { state })]);
      const [result] = await store.enqueue([
        makeSubmission("r2", { identifier: "r1", content: "content-2" }),
      ]);
      expect(result?.type).toBe("conflict");
    },
  );
}

import { civilDate, type SubmissionFilter } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import type { OpenStore } from "../submission-store-suite.ts";
import { makeSubmission, withoutDue } from "../support/make-submission.ts";

const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };

/** Everything that only reads. */
export function queryRules(open: OpenStore): void {
  filters(open);
  dueMoments(open);
  counting(open);
}

const stored = [
  makeSubmission("r3", { kind: "invoice", invoiceNumber: "7", documentDate: civilDate("2026-01-31") }),
  withoutDue(makeSubmission("r1", { invoiceNumber: "7", documentDate: civilDate("2026-02-01") }), "parked"),
  makeSubmission("r2", { client: "other", documentDate: civilDate("2026-02-28") }),
  withoutDue(makeSubmission("r4", { documentDate: civilDate("2026-03-01") }), "accepted"),
];

const filterCases: readonly (readonly [SubmissionFilter, readonly string[]])[] = [
  [{}, ["r3", "r1", "r2", "r4"]],
  [{ client: "acme" }, ["r3", "r1", "r4"]],
  [{ kind: "ledger" }, ["r1", "r2", "r4"]],
  [{ identifier: "r2" }, ["r2"]],
  [{ invoiceNumber: "7" }, ["r3", "r1"]],
  [{ from: civilDate("2026-02-01") }, ["r1", "r2", "r4"]],
  [{ to: civilDate("2026-02-01") }, ["r3", "r1"]],
  [{ from: civilDate("2026-02-01"), to: civilDate("2026-02-28") }, ["r1", "r2"]],
  [{ states: ["parked", "accepted"] }, ["r1", "r4"]],
  [{ states: [] }, []],
  [{ after: "r3" }, ["r1", "r2", "r4"]],
  [{ after: "r1", client: "acme" }, ["r4"]],
  [{ after: "r2", client: "acme", limit: 1 }, ["r4"]],
  [{ after: "r4" }, []],
  [{ after: "nobody" }, []],
  [{ limit: 2 }, ["r3", "r1"]],
  [{ limit: 0 }, []],
  [{ client: "acme", kind: "ledger", invoiceNumber: "7", states: ["parked"], limit: 5 }, ["r1"]],
  [{ client: "acme", identifier: "r2" }, []],
];

function filters(open: OpenStore): void {
  test.each(filterCases)("the filter %j finds %j in order of arrival", async (filter, expected) => {
    const store = await open();
    await store.enqueue(stored);
    expect((await store.list(filter)).map(({ reference }) => reference)).toEqual(expected);
  });

  test("what is not here is not found", async () => {
    const store = await open();
    await store.enqueue(stored);
    expect(await store.find("nobody")).toBeUndefined();
    expect(await store.history("nobody")).toEqual([]);
  });
}

function dueMoments(open: OpenStore): void {
  test("the next due moment is the earliest of the client's own", async () => {
    const store = await open();
    expect(await store.nextDueAt("acme")).toBeUndefined();
    await store.enqueue([makeSubmission("r1", { dueAt: 300 }), makeSubmission("r2", { dueAt: 200 })]);
    await store.enqueue([
      makeSubmission("r3", { client: "other" }),
      withoutDue(makeSubmission("r4"), "parked"),
    ]);
    expect(await store.nextDueAt("acme")).toBe(200);
    expect(await store.nextDueAt("nobody")).toBeUndefined();
  });

  test("what waits for an older one of its sequence is not due yet", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1", { sequence: "s", dueAt: 300 })]);
    await store.enqueue([makeSubmission("r2", { sequence: "s", dueAt: 200 })]);
    expect(await store.nextDueAt("acme")).toBe(300);
  });

  test("what waits for its lane is due when the lease ends or is given back", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1", { lane: "one" }), makeSubmission("r2", { lane: "one" })]);
    const [claim] = await store.claimDue(query);
    expect(await store.nextDueAt("acme")).toBe(150);
    if (claim !== undefined) await store.release(claim);
    expect(await store.nextDueAt("acme")).toBe(100);
  });
}

function counting(open: OpenStore): void {
  test("submissions are counted by client, kind and state", async () => {
    const store = await open();
    expect(await store.counts()).toEqual([]);
    await store.enqueue([...stored, makeSubmission("r5")]);
    const claim = await store.claimOne("r5", query);
    if (claim === undefined) throw new Error("nothing was claimed");
    await store.record({ claim, submission: withoutDue(makeSubmission("r5"), "accepted"), event: "accept" });
    expect(await store.counts()).toEqual([
      { client: "acme", kind: "invoice", state: "queued", count: 1 },
      { client: "acme", kind: "ledger", state: "accepted", count: 2 },
      { client: "acme", kind: "ledger", state: "parked", count: 1 },
      { client: "other", kind: "ledger", state: "queued", count: 1 },
    ]);
  });
}

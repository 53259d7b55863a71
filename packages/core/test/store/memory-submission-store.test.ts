import { describe, expect, test } from "@jest/globals";
import type { Submission } from "../../src/delivery/submission.ts";
import { LeaseLostError } from "../../src/error/lease-lost-error.ts";
import { MemorySubmissionStore } from "../../src/store/memory-submission-store.ts";
import { civilDate } from "../../src/value/civil-date.ts";

// The full set of rules is checked by the suite in packages/store; here only what a reader of core needs.
const queued = (reference: string, changes: Partial<Submission> = {}): Submission => ({
  reference,
  client: "acme",
  system: "sandbox",
  kind: "ledger",
  identifier: reference,
  documentDate: civilDate("2026-03-27"),
  version: 1,
  document: "{}",
  pins: { content: "content-1", plan: "plan", rendered: "rendered", planVersion: "1" },
  state: "queued",
  steps: [],
  problems: [],
  lane: "sandbox/acme",
  sequence: reference,
  dueAt: 100,
  postponed: 0,
  lookUps: 0,
  createdAt: 100,
  updatedAt: 100,
  ...changes,
});

const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };

describe("memory submission store", () => {
  test("one conflict keeps the whole batch out", async () => {
    const store = new MemorySubmissionStore();
    await store.enqueue([queued("r1")]);
    const other = queued("r3", { identifier: "r1", pins: { ...queued("r1").pins, content: "content-2" } });
    const results = await store.enqueue([queued("r2"), other]);
    expect(results.map(({ type }) => type)).toEqual(["created", "conflict"]);
    expect((await store.list({})).map(({ reference }) => reference)).toEqual(["r1"]);
  });

  test("a lane is leased to one worker, and an old fence cannot write", async () => {
    const store = new MemorySubmissionStore();
    await store.enqueue([queued("r1"), queued("r2")]);
    const [first, ...others] = await store.claimDue(query);
    expect(first?.submission.reference).toBe("r1");
    expect(others).toEqual([]);
    expect(await store.claimDue(query)).toEqual([]);
    const [taken] = await store.claimDue({ ...query, now: 150 });
    expect(taken?.fence).toBe(2);
    const late = {
      claim: first ?? { submission: queued("r1"), fence: 0 },
      submission: queued("r1"),
      event: "send",
    };
    await expect(store.record(late)).rejects.toBeInstanceOf(LeaseLostError);
    expect(await store.history("r1")).toHaveLength(1);
  });
});

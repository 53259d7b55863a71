import type { Claim } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import type { OpenStore } from "../submission-store-suite.ts";
import { makeSubmission, openStates, withoutDue } from "../support/make-submission.ts";

const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };
const references = (claims: readonly Claim[]) => claims.map(({ submission }) => submission.reference);

/** Everything about `claimDue` and `claimOne`. */
export function claimRules(open: OpenStore): void {
  dueTimes(open);
  leases(open);
  lanes(open);
  sequences(open);
  singleClaims(open);
}

function dueTimes(open: OpenStore): void {
  test("what is due comes by due time, then by arrival; the rest stays", async () => {
    const store = await open();
    const dues = { r1: 100, r2: 90, r3: 101, r4: 90 };
    await store.enqueue(Object.entries(dues).map(([name, dueAt]) => makeSubmission(name, { dueAt })));
    await store.enqueue([
      withoutDue(makeSubmission("r5"), "parked"),
      makeSubmission("r6", { client: "other" }),
    ]);
    const claims = await store.claimDue(query);
    expect(references(claims)).toEqual(["r2", "r4", "r1"]);
    expect(claims[0]?.submission).toEqual(makeSubmission("r2", { dueAt: 90 }));
    expect(claims.map(({ fence }) => fence)).toEqual([1, 1, 1]);
  });

  test("not more than the limit is taken", async () => {
    const store = await open();
    await store.enqueue(["r1", "r2", "r3"].map((name) => makeSubmission(name)));
    expect(references(await store.claimDue({ ...query, limit: 2 }))).toEqual(["r1", "r2"]);
    expect(references(await store.claimDue({ ...query, limit: 2 }))).toEqual(["r3"]);
    expect(await store.claimDue({ ...query, limit: 0 })).toEqual([]);
  });
}

function leases(open: OpenStore): void {
  test("of two workers that claim at once, each submission goes to one", async () => {
    const store = await open();
    await store.enqueue(["r1", "r2", "r3"].map((name) => makeSubmission(name)));
    const workers = ["w1", "w2", "w3"].map((worker) => store.claimDue({ ...query, worker, limit: 2 }));
    const claims = (await Promise.all(workers)).flat();
    expect(references(claims).toSorted()).toEqual(["r1", "r2", "r3"]);
  });

  test("a lease ends by time or by release, and every lease has a higher fence", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const [first] = await store.claimDue(query);
    expect(first?.fence).toBe(1);
    expect(await store.claimDue({ ...query, now: 149 })).toEqual([]);
    const [second] = await store.claimDue({ ...query, now: 150, worker: "w2" });
    expect(second?.fence).toBe(2);
    if (second !== undefined) await store.release(second);
    const [third] = await store.claimDue({ ...query, now: 151 });
    expect(third?.fence).toBe(3);
  });
}

function lanes(open: OpenStore): void {
  test("a lane has one claim at a time, across batches, workers and clients", async () => {
    const store = await open();
    await store.enqueue([
      makeSubmission("r1", { lane: "one" }),
      makeSubmission("r2", { lane: "one" }),
      makeSubmission("r3", { lane: "two" }),
      makeSubmission("r4", { lane: "one", client: "other" }),
    ]);
    const claims = await store.claimDue(query);
    expect(references(claims)).toEqual(["r1", "r3"]);
    expect(await store.claimDue({ ...query, worker: "w2" })).toEqual([]);
    expect(await store.claimDue({ ...query, client: "other" })).toEqual([]);
    for (const claim of claims) await store.release(claim);
    const [taken] = await store.claimDue({ ...query, client: "other" });
    expect(taken?.submission.reference).toBe("r4");
    expect(references(await store.claimDue(query))).toEqual(["r3"]);
  });
}

function sequences(open: OpenStore): void {
  const pair = (changes: Parameters<typeof makeSubmission>[1]) => [
    makeSubmission("r1", { sequence: "s", ...changes }),
    makeSubmission("r2", { sequence: "s" }),
  ];

  test("one that is parked holds back a later one: a payment waits for its invoice", async () => {
    const store = await open();
    const [older, later] = pair({});
    if (older === undefined || later === undefined) throw new Error("the pair has two");
    await store.enqueue([withoutDue(older, "parked"), later]);
    expect(await store.claimDue(query)).toEqual([]);
  });

  test.each(openStates)(
    "an older submission that is %s holds back a later one, due or not",
    async (state) => {
      const store = await open();
      await store.enqueue(pair({ state, dueAt: 900 }));
      expect(await store.claimDue(query)).toEqual([]);
      expect(references(await store.claimDue({ ...query, now: 900 }))).toEqual(["r1"]);
    },
  );

  test.each(["accepted", "refused"] as const)("one that is %s holds nothing back", async (state) => {
    const store = await open();
    const [older, later] = pair({});
    if (older === undefined || later === undefined) throw new Error("the pair has two");
    await store.enqueue([withoutDue(older, state), later]);
    expect(references(await store.claimDue(query))).toEqual(["r2"]);
  });

  test("the same sequence of another client holds nothing back", async () => {
    const store = await open();
    await store.enqueue(pair({ client: "other" }));
    expect(references(await store.claimDue(query))).toEqual(["r2"]);
  });

  test("a corrected version is older than what arrived after the refused one", async () => {
    const store = await open();
    const [older, later] = pair({});
    if (older === undefined || later === undefined) throw new Error("the pair has two");
    await store.enqueue([withoutDue(older, "refused"), later]);
    await store.enqueue([
      makeSubmission("r9", { identifier: "r1", sequence: "s", content: "content-2", dueAt: 900 }),
    ]);
    expect(await store.claimDue(query)).toEqual([]);
  });
}

function singleClaims(open: OpenStore): void {
  test("one submission can be claimed whatever its due time, state and sequence", async () => {
    const store = await open();
    const parked = withoutDue(makeSubmission("r2", { sequence: "s" }), "parked");
    await store.enqueue([
      makeSubmission("r1", { sequence: "s" }),
      parked,
      makeSubmission("r3", { dueAt: 900 }),
    ]);
    expect(await store.claimOne("r2", query)).toEqual({ submission: parked, fence: 1 });
    expect((await store.claimOne("r3", query))?.fence).toBe(1);
  });

  test("it is not given away while it is leased, nor to another client", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    expect(await store.claimOne("r1", { ...query, client: "other" })).toBeUndefined();
    expect(await store.claimOne("nobody", query)).toBeUndefined();
    const claims = await Promise.all(
      ["w1", "w2"].map((worker) => store.claimOne("r1", { ...query, worker })),
    );
    expect(claims.map((claim) => claim?.fence).toSorted()).toEqual([1, undefined]);
    expect(await store.claimDue(query)).toEqual([]);
    expect(await store.claimOne("r1", { ...query, now: 149 })).toBeUndefined();
    expect((await store.claimOne("r1", { ...query, now: 150 }))?.fence).toBe(2);
  });

  test("a busy lane does not keep one from it, and it keeps the lane from those that send", async () => {
    const store = await open();
    const names = ["r1", "r2", "r3"];
    await store.enqueue(names.map((name) => makeSubmission(name, { lane: "one" })));
    const [working] = await store.claimDue(query);
    const single = await store.claimOne("r2", query);
    if (working === undefined || single === undefined) throw new Error("nothing was claimed");
    expect([working.submission.reference, single.submission.reference]).toEqual(["r1", "r2"]);
    expect([await store.holds(working, 100), await store.holds(single, 100)]).toEqual([true, true]);
    await store.release(working);
    expect(await store.claimDue(query)).toEqual([]);
    await store.release(single);
    expect(references(await store.claimDue(query))).toEqual(["r1"]);
  });
}

import { type Claim, InvariantError, LeaseLostError, type SubmissionStore } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import type { OpenStore } from "../submission-store-suite.ts";
import { fullSubmission } from "../support/full-submission.ts";
import { answered, makeStep, makeSubmission, withoutDue } from "../support/make-submission.ts";

const query = { client: "acme", worker: "w1", limit: 10, now: 100, lease: 50 };

async function claimed(store: SubmissionStore, now = 100): Promise<Claim> {
  const claim = await store.claimOne("r1", { ...query, now });
  if (claim === undefined) throw new Error("nothing was claimed");
  return claim;
}

/** Everything about `record`, `renew`, `release` and `holds`. */
export function fenceRules(open: OpenStore): void {
  writes(open);
  lostLeases(open);
  leaseLife(open);
}

function writes(open: OpenStore): void {
  test("a change and its line of history are written together; the lease stays", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const claim = await claimed(store);
    const sending = makeSubmission("r1", { state: "sending", updatedAt: 110 });
    await store.record({ claim, submission: sending, event: "send", step: "voucher" });
    const steps = [makeStep({}, answered)];
    const accepted = withoutDue(makeSubmission("r1", { steps }), "accepted", 120);
    await store.record({ claim, submission: accepted, event: "accept" });
    expect(await store.find("r1")).toStrictEqual(accepted);
    expect(await store.history("r1")).toStrictEqual([
      { at: 100, event: "submitted", state: "queued", version: 1 },
      { at: 110, event: "send", state: "sending", step: "voucher", version: 1 },
      { at: 120, event: "accept", state: "accepted", version: 1 },
    ]);
    expect(await store.holds(claim, 149)).toBe(true);
  });

  test("what is recorded comes back with every optional field, and again without them", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const claim = await claimed(store);
    const full = { ...fullSubmission, reference: "r1" };
    await store.record({ claim, submission: full, event: "accept" });
    expect(await store.find("r1")).toStrictEqual(full);
    const plain = makeSubmission("r1");
    await store.record({ claim, submission: plain, event: "queue" });
    expect(await store.find("r1")).toStrictEqual(plain);
  });

  test("a change of another submission than the claimed one is a defect", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1"), makeSubmission("r2")]);
    const claim = await claimed(store);
    const change = store.record({
      claim,
      submission: makeSubmission("r2", { state: "sending" }),
      event: "send",
    });
    await expect(change).rejects.toBeInstanceOf(InvariantError);
    expect((await store.find("r2"))?.state).toBe("queued");
  });

  test("an answer that came after the lease ended is still written when nobody took over", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const claim = await claimed(store);
    expect(await store.holds(claim, 150)).toBe(false);
    await store.record({ claim, submission: withoutDue(makeSubmission("r1"), "accepted"), event: "accept" });
    expect((await store.find("r1"))?.state).toBe("accepted");
  });
}

function lostLeases(open: OpenStore): void {
  test("an old fence writes nothing, prolongs nothing and gives nothing back", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const old = await claimed(store);
    const current = await claimed(store, 150);
    const change = { claim: old, submission: makeSubmission("r1", { state: "sending" }), event: "send" };
    await expect(store.record(change)).rejects.toBeInstanceOf(LeaseLostError);
    await expect(store.renew(old, 151, 500)).rejects.toBeInstanceOf(LeaseLostError);
    await store.release(old);
    expect(await store.find("r1")).toEqual(makeSubmission("r1"));
    expect(await store.history("r1")).toHaveLength(1);
    expect([await store.holds(old, 151), await store.holds(current, 151)]).toEqual([false, true]);
    expect(await store.holds(current, 200)).toBe(false);
  });

  test("a corrected version takes the lease away from whoever held the refused one", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const claim = await claimed(store);
    await store.record({ claim, submission: withoutDue(makeSubmission("r1"), "refused"), event: "refuse" });
    await store.enqueue([makeSubmission("r2", { identifier: "r1", content: "content-2" })]);
    const late = { claim, submission: withoutDue(makeSubmission("r1"), "refused"), event: "refuse" };
    await expect(store.record(late)).rejects.toBeInstanceOf(LeaseLostError);
    expect(await store.holds(claim, 101)).toBe(false);
    expect((await store.find("r1"))?.version).toBe(2);
    expect((await claimed(store)).fence).toBeGreaterThan(claim.fence);
  });

  test("a claim of a submission that is not here is lost", async () => {
    const store = await open();
    const claim = { submission: makeSubmission("r1"), fence: 1 };
    const change = { claim, submission: makeSubmission("r1"), event: "send" };
    await expect(store.record(change)).rejects.toBeInstanceOf(LeaseLostError);
    await expect(store.renew(claim, 100, 50)).rejects.toBeInstanceOf(LeaseLostError);
    await store.release(claim);
    expect(await store.holds(claim, 100)).toBe(false);
  });
}

function leaseLife(open: OpenStore): void {
  test("renewing counts from now; an ended or returned lease cannot be renewed", async () => {
    const store = await open();
    await store.enqueue([makeSubmission("r1")]);
    const claim = await claimed(store);
    await store.renew(claim, 140, 50);
    expect([await store.holds(claim, 189), await store.holds(claim, 190)]).toEqual([true, false]);
    await expect(store.renew(claim, 190, 50)).rejects.toBeInstanceOf(LeaseLostError);
    const next = await claimed(store, 190);
    await store.release(next);
    expect(await store.holds(next, 190)).toBe(false);
    await expect(store.renew(next, 190, 50)).rejects.toBeInstanceOf(LeaseLostError);
  });
}

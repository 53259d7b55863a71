import {
  AccountPlan,
  ConnectorError,
  civilDate,
  type DeskParts,
  defaultRetryPolicy,
  OperatorDesk,
  randomIds,
  type Submission,
  type SubmissionStore,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import type { OpenStore } from "../submission-store-suite.ts";
import { makeStep, makeSubmission, withoutDue } from "../support/make-submission.ts";

const partsOn = (store: SubmissionStore): DeskParts => ({
  systems: new SystemRegistry([]),
  store,
  clock: { now: () => 100, today: () => civilDate("2026-03-27") },
  ids: randomIds,
  log: silentLog,
  policy: defaultRetryPolicy,
  zone: "Europe/Helsinki",
  client: { id: "acme", system: "sandbox", plan: AccountPlan.parse({}) },
});

/** Sent once, never answered: nobody knows whether it is in the books. */
const parked = (reference: string, changes: Partial<Submission> = {}): Submission => {
  const steps = [{ ...makeStep(), attempts: 1, lost: 1, sentAt: 90, sentHash: "hash" }];
  return withoutDue(makeSubmission(reference, { steps, ...changes }), "parked");
};

/** What an operator decides must be remembered as exactly as what a worker does. */
export function operatorRules(open: OpenStore): void {
  givenUp(open);
  busyLane(open);
}

function givenUp(open: OpenStore): void {
  test("what an operator gave up on is not replaced: other content is a conflict", async () => {
    const store = await open();
    await store.enqueue([parked("r1")]);
    const abandoned = await new OperatorDesk(partsOn(store)).decide("r1", { type: "giveUp" });
    expect(abandoned).toMatchObject({ state: "refused", steps: [{ abandoned: true }] });
    expect(await store.find("r1")).toStrictEqual(abandoned);
    const [other] = await store.enqueue([makeSubmission("r2", { identifier: "r1", content: "content-2" })]);
    expect(other).toStrictEqual({ type: "conflict", submission: abandoned });
    const [same] = await store.enqueue([makeSubmission("r3", { identifier: "r1" })]);
    expect(same).toStrictEqual({ type: "same", submission: abandoned });
    expect(await store.claimDue({ client: "acme", worker: "w", limit: 9, now: 999, lease: 1 })).toEqual([]);
  });

  test("what an operator gave up on is not sent again, even if an operator says so", async () => {
    const store = await open();
    await store.enqueue([parked("r1")]);
    const desk = new OperatorDesk(partsOn(store));
    const abandoned = await desk.decide("r1", { type: "giveUp" });
    const error = await desk.decide("r1", { type: "again" }).catch((reason: unknown) => reason);
    expect(ConnectorError.is(error) && error.message).toContain("cannot be sent again");
    expect(await store.find("r1")).toStrictEqual(abandoned);
    expect((await store.history("r1")).map(({ event }) => event)).toEqual(["submitted", "operator.giveUp"]);
  });
}

function busyLane(open: OpenStore): void {
  test("a decision does not wait for the lane: it sends nothing", async () => {
    const store = await open();
    await store.enqueue([parked("r1", { lane: "one" }), makeSubmission("r2", { lane: "one" })]);
    const [working] = await store.claimDue({ client: "acme", worker: "w", limit: 1, now: 100, lease: 50 });
    expect(working?.submission.reference).toBe("r2");
    const looking = await new OperatorDesk(partsOn(store)).decide("r1", { type: "look" });
    expect(looking.state).toBe("resolving");
    expect(await store.find("r1")).toStrictEqual(looking);
  });
}

import {
  DeliveryEngine,
  DeliveryWorker,
  MemorySubmissionStore,
  SystemRegistry,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { fakeSystem } from "../support/fake-system.ts";
import { workshop } from "../support/workshop.ts";

/** Stores that cannot read what is due: every call is counted. */
function brokenStore() {
  const store = new MemorySubmissionStore();
  let calls = 0;
  return {
    calls: () => calls,
    store: Object.assign(store, {
      claimDue: async () => {
        calls += 1;
        throw new Error("disk I/O error");
      },
    }),
  };
}

describe("a submission that cannot be worked on", () => {
  test("is put aside, so that the others of its lane go on", async () => {
    const { submit, parts, books, store, clock, state } = workshop();
    const poisoned = await submit("poisoned");
    const well = await submit("well");
    await store
      .claimOne(poisoned.reference, { client: "client", worker: "w", now: clock.now(), lease: 1 })
      .then(
        (claim) =>
          claim &&
          store
            .record({ claim, submission: { ...poisoned, system: "gone" }, event: "planted" })
            .then(() => store.release(claim)),
      );
    const engine = new DeliveryEngine(parts);
    for (let round = 0; round < 4; round += 1) {
      await engine.runDue({ client: "client", worker: "w" });
      clock.advance(1_000);
    }
    expect(await state(well)).toBe("accepted");
    expect(books.bookings).toHaveLength(1);
    expect(await store.find(poisoned.reference)).toMatchObject({ state: "queued" });
  });

  test("ends with an operator after some rounds", async () => {
    const { submit, parts, store, clock } = workshop({ policy: { stalls: 3 } });
    const { reference } = await submit();
    const systems = new SystemRegistry([]);
    const engine = new DeliveryEngine({ ...parts, systems });
    for (let round = 0; round < 5; round += 1) {
      await engine.runDue({ client: "client", worker: "w" });
      clock.advance(600_000);
    }
    const submission = await store.find(reference);
    expect(submission?.state).toBe("parked");
    expect(submission?.problems.map(({ code }) => code)).toContain("ACC_CONFIG_INVALID");
  });

  test("a good round forgets earlier stalls", async () => {
    const { submit, parts, books, clock, store, settle } = workshop();
    const { reference } = await submit();
    await new DeliveryEngine({ ...parts, systems: new SystemRegistry([]) }).runDue({
      client: "client",
      worker: "w",
    });
    expect(await store.find(reference)).toMatchObject({ state: "queued", stalls: 1 });
    clock.advance(600_000);
    await settle();
    expect(await store.find(reference)).not.toHaveProperty("stalls");
    expect(books.bookings).toHaveLength(1);
  });

  test("a system that takes no such documents stalls too", async () => {
    const { submit, parts, books, store } = workshop();
    const { reference } = await submit();
    const { ledger: _ledger, ...without } = fakeSystem(books);
    await new DeliveryEngine({ ...parts, systems: new SystemRegistry([without]) }).runDue({
      client: "client",
      worker: "w",
    });
    expect(await store.find(reference)).toMatchObject({ stalls: 1 });
  });
});

describe("a worker", () => {
  test("does not spin on a store that fails, and stops when told to", async () => {
    const { parts } = workshop();
    const { store, calls } = brokenStore();
    const faults: unknown[] = [];
    const engine = new DeliveryEngine({ ...parts, store });
    const worker = new DeliveryWorker({
      engine,
      store,
      clock: parts.clock,
      client: "client",
      worker: "w",
      poll: 60_000,
      onFault: (error) => faults.push(error),
    });
    worker.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await worker.stop();
    expect(calls()).toBe(faults.length);
    expect(calls()).toBe(1);
  });

  test("wakes up when it is told of new work", async () => {
    const { submit, parts, engine, store, state } = workshop();
    const worker = new DeliveryWorker({
      engine,
      store,
      clock: parts.clock,
      client: "client",
      worker: "w",
      poll: 60_000,
      onFault: () => undefined,
    });
    worker.start();
    const submission = await submit();
    worker.notify();
    while ((await state(submission)) !== "accepted") await new Promise((resolve) => setImmediate(resolve));
    await worker.stop();
    expect(await state(submission)).toBe("accepted");
  });
});

import { DeliveryEngine, MemorySubmissionStore, type SubmissionStore } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import type { Trick } from "../support/fake-system.ts";
import { workshop } from "../support/workshop.ts";

/** A store whose n-th write fails as if the process had died before it. */
function dyingStore(inner: SubmissionStore, dieAt: number) {
  let writes = 0;
  const state = { dead: false };
  const guard = <A extends readonly unknown[], R>(write: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      writes += 1;
      if (state.dead || writes === dieAt) {
        state.dead = true;
        throw new Error("the process is gone");
      }
      return write(...given);
    };
  };
  const store: SubmissionStore = {
    enqueue: (batch) => inner.enqueue(batch),
    claimDue: guard((query) => inner.claimDue(query)),
    claimOne: (reference, query) => inner.claimOne(reference, query),
    holds: guard((claim, now) => inner.holds(claim, now)),
    record: guard((change) => inner.record(change)),
    renew: guard((claim, now, lease) => inner.renew(claim, now, lease)),
    release: async (claim) => {
      if (!state.dead) await inner.release(claim);
    },
    find: (reference) => inner.find(reference),
    findByKey: (client, kind, identifier) => inner.findByKey(client, kind, identifier),
    list: (filter) => inner.list(filter),
    history: (reference) => inner.history(reference),
    nextDueAt: (client) => inner.nextDueAt(client),
    counts: () => inner.counts(),
    close: () => inner.close(),
  };
  return store;
}

const tricks: readonly Trick[] = ["book", "loseAnswer", "loseRequest", "bookLate", "notSent"];
const moments = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const cases = tricks.flatMap((trick) => moments.map((moment) => ({ trick, moment })));

describe("a process that dies at any write", () => {
  test.each(cases)(
    "$trick, dead at write $moment: a second process books exactly once",
    async ({ trick, moment }) => {
      const memory = new MemorySubmissionStore();
      const { submit, books, clock, parts, settle, state } = workshop({ store: memory, withEntry: "ensure" });
      books.tricks.push("book", trick);
      const submission = await submit();
      const dying = new DeliveryEngine({ ...parts, store: dyingStore(memory, moment) });
      for (let round = 0; round < 6; round += 1) {
        await dying.runDue({ client: "client", worker: "dying" }).catch(() => 0);
        clock.advance(1_500);
      }
      clock.advance(parts.policy.lease);
      await settle();
      expect(await state(submission)).toBe("accepted");
      const keys = books.bookings.map(({ key }) => key);
      expect(keys.toSorted()).toEqual(submission.steps.map(({ step }) => step.identity.key).toSorted());
    },
  );
});

describe("two workers", () => {
  test("a paused worker that wakes after its lease ended does not send", async () => {
    const memory = new MemorySubmissionStore();
    const { submit, books, clock, parts, settle, state } = workshop({ store: memory });
    const submission = await submit();
    const paused: SubmissionStore = Object.create(memory, {
      record: {
        value: async (change: Parameters<SubmissionStore["record"]>[0]) => {
          await memory.record(change);
          clock.advance(parts.policy.lease + 1);
          await settle();
        },
      },
      claimDue: { value: memory.claimDue.bind(memory) },
      holds: { value: memory.holds.bind(memory) },
      release: { value: memory.release.bind(memory) },
    });
    await new DeliveryEngine({ ...parts, store: paused }).runDue({ client: "client", worker: "paused" });
    await settle();
    expect(await state(submission)).toBe("accepted");
    expect(books.bookings).toHaveLength(1);
    expect(books.sent).toBe(1);
  });

  test("running at once they never take the same submission", async () => {
    const { submit, books, run, settle } = workshop();
    for (const identifier of ["a", "b", "c", "d"]) await submit(identifier);
    for (let round = 0; round < 5; round += 1) await Promise.all([run("w1"), run("w2"), run("w3")]);
    await settle();
    expect(books.bookings).toHaveLength(4);
    expect(books.sent).toBe(4);
  });
});

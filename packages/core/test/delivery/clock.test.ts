import { type Clock, DeliveryEngine, problem, type SubmissionStore } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { workshop } from "../support/workshop.ts";

type Workshop = ReturnType<typeof workshop>;

/** An engine of its own on a wall clock that can be set, and a clock beside it that cannot. */
function engineOn({ parts, clock }: Workshop, store: SubmissionStore = parts.store) {
  let set = 0;
  const wall: Clock = {
    now: () => clock.now() + set,
    today: () => clock.today(),
    elapsed: () => clock.now(),
  };
  const engine = new DeliveryEngine({ ...parts, store, clock: wall });
  const put = (milliseconds: number): void => {
    set = milliseconds;
  };
  return { run: () => engine.runDue({ client: "client", worker: "w1" }), put };
}

/** Answers one kind of call, and then time goes by before the worker goes on. */
const slow = (store: SubmissionStore, call: "holds" | "claimDue", pause: () => void): SubmissionStore =>
  new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...given: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(member, target, given);
        if (name === call) pause();
        return answer;
      };
    },
  });

describe("a wall clock that is set", () => {
  test("put forward, it does not end the wait for late writes", async () => {
    const bench = workshop({ lateWriteBound: 60_000 });
    const { run, put } = engineOn(bench);
    bench.books.tricks.push("loseRequest");
    const submission = await bench.submit();
    await run();
    put(3_600_000);
    bench.clock.advance(2_000);
    await run();
    expect(await bench.state(submission)).toBe("unknown");
    expect(bench.books.sent).toBe(1);
    put(0);
    bench.clock.advance(3_700_000);
    await run();
    expect(await bench.state(submission)).toBe("accepted");
    expect(bench.books.sent).toBe(2);
  });
});

describe("a process that stood still after the check of its fence", () => {
  test.each([0, -7_200_000])("sends nothing when its lease is over, the clock put by %i", async (set) => {
    const bench = workshop();
    const { run, put } = engineOn(
      bench,
      slow(bench.store, "holds", () => {
        bench.clock.advance(120_000);
        put(set);
      }),
    );
    await bench.submit();
    await run();
    expect(bench.books.asked).toEqual(["aborted"]);
  });
});

describe("a process that stood still after its claim", () => {
  test("does not even look when its lease is over: another one may be at it", async () => {
    const bench = workshop({ withEntry: "ensure" });
    const late = slow(bench.store, "claimDue", () => bench.clock.advance(120_000));
    const { run } = engineOn(bench, late);
    await bench.submit();
    await run();
    expect(bench.books.asked).toEqual(["aborted"]);
    expect(bench.books.lookedUp).toBe(0);
  });
});

describe("a register that stays unclear", () => {
  test("is an operator's matter after the policy's number of look-ups", async () => {
    const { submit, settle, books, state } = workshop({ withEntry: "find", policy: { lookUps: 3 } });
    const unclear = { type: "unclear", problem: problem("ACC_UNKNOWN_UNCLEAR") } as const;
    books.sightings.push(unclear, unclear, unclear, unclear);
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("parked");
    expect(books.sent).toBe(0);
  });
});

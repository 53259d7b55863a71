import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Pacer, type Sleep } from "../../src/transport/pacer.ts";

/** A time that goes on only when everybody sleeps: events in order, no real waiting. */
class FakeTime {
  #now = 0;
  readonly #due: { readonly at: number; readonly wake: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly sleep: Sleep = (milliseconds) =>
    new Promise((resolve) => {
      this.#due.push({ at: this.#now + milliseconds, wake: resolve });
    });

  /** Lets time pass until nobody sleeps any more. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#due.sort((left, right) => left.at - right.at);
      const next = this.#due.shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
  }
}

const pacerAt = (time: FakeTime, requestsPerSecond: number, longestPause = 5000) =>
  new Pacer({ requestsPerSecond, longestPause, now: time.now, sleep: time.sleep });

describe("Pacer", () => {
  test("wherever between start and end requests arrive, no second holds more than the limit", async () => {
    const request = fc.record({ travel: fc.nat({ max: 700 }), rest: fc.nat({ max: 700 }) });
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(request, { minLength: 1, maxLength: 40 }),
      async (limit, requests) => {
        const time = new FakeTime();
        const pacer = pacerAt(time, limit);
        const arrivals: number[] = [];
        const all = requests.map(({ travel, rest }) =>
          pacer.run(async () => {
            await time.sleep(travel);
            arrivals.push(time.now());
            await time.sleep(rest);
          }),
        );
        await time.run();
        const ended = await Promise.all(all);
        expect(ended.every(({ type }) => type === "done")).toBe(true);
        for (const start of arrivals) {
          const within = arrivals.filter((at) => at >= start && at < start + 1000);
          expect(within.length).toBeLessThanOrEqual(limit);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test("nobody waits while there is room, and a failed request gives its token back", async () => {
    const time = new FakeTime();
    const pacer = pacerAt(time, 2);
    const failed = pacer.run(() => Promise.reject(new Error("a defect")));
    await expect(failed).rejects.toThrow("a defect");
    await pacer.run(async () => undefined);
    expect(time.now()).toBe(0);
    const third = pacer.run(async () => time.now());
    await time.run();
    expect(await third).toEqual({ type: "done", value: 1000 });
  });

  test("callers are served in the order in which they come", async () => {
    const time = new FakeTime();
    const pacer = pacerAt(time, 1);
    const order: number[] = [];
    const all = [1, 2, 3, 4].map((each) => pacer.run(async () => order.push(each)));
    await time.run();
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test("a short pause is waited out, a long one is told", async () => {
    const time = new FakeTime();
    const pacer = pacerAt(time, 5, 5000);
    pacer.pause(4000);
    const waited = pacer.run(async () => time.now());
    await time.run();
    expect(await waited).toEqual({ type: "done", value: 4000 });
    pacer.pause(5001);
    expect(await pacer.run(async () => time.now())).toEqual({ type: "paused", left: 5001 });
  });

  test("a pause that begins while a caller waits for its turn counts too", async () => {
    const time = new FakeTime();
    const pacer = pacerAt(time, 1, 5000);
    await pacer.run(async () => undefined);
    const waiting = pacer.run(async () => time.now());
    pacer.pause(60_000);
    await time.run();
    expect(await waiting).toEqual({ type: "paused", left: 59_000 });
  });

  test("a caller that gives up leaves its turn to the next", async () => {
    const time = new FakeTime();
    const pacer = pacerAt(time, 1);
    const end = { now: () => {} };
    const busy = pacer.run(
      () =>
        new Promise<void>((resolve) => {
          end.now = resolve;
        }),
    );
    const gaveUp = new AbortController();
    const second = pacer.run(async () => "second", gaveUp.signal);
    const third = pacer.run(async () => "third");
    gaveUp.abort();
    expect(await second).toEqual({ type: "cancelled" });
    await new Promise((resolve) => setImmediate(resolve));
    end.now();
    await busy;
    await time.run();
    expect(await third).toEqual({ type: "done", value: "third" });
    expect(await pacer.run(async () => "late", AbortSignal.abort())).toEqual({ type: "cancelled" });
  });
});

import { strict as assert } from "node:assert";
import {
  AccountingEndpoints,
  DeliveryEngine,
  defaultRetryPolicy,
  envelopes,
  isFinal,
  MemorySubmissionStore,
  type RetryPolicy,
  randomIds,
  type Submission,
  type SubmitResult,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { benchClient, timeOf } from "./bench.ts";
import type { Target } from "./target.ts";

/** Short waits, so that real time is bearable; the rules are those of the default policy. */
const policy: RetryPolicy = { ...defaultRetryPolicy, firstDelay: 20, longestDelay: 400, firstLookUp: 20 };

/** Rounds after which a delivery that is not settled counts as stuck. */
const mostRounds = 400;

/** Documents of one kind going through endpoints, store and engine of core, as in the gateway. */
export class DeliveryBench<D> {
  readonly #target: Target<D>;
  readonly #store = new MemorySubmissionStore();
  readonly #endpoints: AccountingEndpoints;
  readonly #engines: readonly DeliveryEngine[];

  private constructor(target: Target<D>, systems: SystemRegistry) {
    this.#target = target;
    const { clock } = timeOf(target.subject);
    const common = { systems, store: this.#store, clock, ids: randomIds, log: silentLog };
    const { plan, manifest } = target.subject;
    const client = { id: benchClient, system: manifest.system, plan };
    this.#endpoints = new AccountingEndpoints({ ...common, client });
    const parts = { ...common, policy, zone: "Europe/Helsinki" };
    this.#engines = [new DeliveryEngine(parts), new DeliveryEngine(parts)];
  }

  /** Empties the books and starts with a fresh store and system. */
  static async open<D>(target: Target<D>): Promise<DeliveryBench<D>> {
    await target.subject.probe.reset();
    return new DeliveryBench(target, new SystemRegistry([await target.subject.system()]));
  }

  /** Submits documents in the agency's envelope. */
  submit(...documents: readonly [D, ...D[]]): Promise<SubmitResult> {
    const { kind, encode } = this.#target;
    return this.#endpoints.submit(kind, JSON.stringify({ [envelopes[kind]]: documents.map(encode) }));
  }

  /** Prepares and submits valid documents `1…count`. */
  async submitValid(count: number): Promise<void> {
    const { makers, kind, subject } = this.#target;
    for (let n = 1; n <= count; n += 1) {
      await subject.prepare?.(kind, n);
      const result = await this.submit(makers.valid(n).document);
      const words = result.problems.map(({ code, pointer }) => `${code} ${pointer}`).join("; ");
      assert.equal(result.type, "taken", `document ${n} was not taken: ${words}`);
    }
  }

  /** Lets two workers deliver until every submission is final or parked, letting time pass as needed. */
  async settle(): Promise<readonly Submission[]> {
    const time = timeOf(this.#target.subject);
    for (let round = 0; round < mostRounds; round += 1) {
      const runs = this.#engines.map((engine, index) =>
        engine.runDue({ client: benchClient, worker: `worker-${index}`, limit: 20 }),
      );
      const worked = (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
      const all = await this.#store.list({ client: benchClient });
      if (all.every(({ state }) => isFinal(state) || state === "parked")) return all;
      const due = await this.#store.nextDueAt(benchClient);
      const wait = due === undefined ? 0 : due - time.clock.now();
      if (wait > 0) await time.advance(wait);
      else if (worked === 0) await time.advance(1);
    }
    return assert.fail("the delivery did not come to an end");
  }
}

import {
  civilDate,
  DeliveryEngine,
  type DocumentChannel,
  MemorySubmissionStore,
  type SubmissionStore,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { type Answer, errorOf, type PortCall } from "./port-call.ts";
import { client, type Scenario, systemOf } from "./scenario.ts";

interface Waiting {
  readonly call: PortCall;
  settle(answer: Answer): void;
}

/**
 * The shipped engine of one process, working on one round, with nothing behind its ports: every call stops it
 * until an answer is given. Time stands still while it runs. Whatever it does follows from what it is given, so
 * the same answers at the same moments bring it to the same call.
 */
export class LocalRun {
  readonly #engine: DeliveryEngine;
  readonly #beats = new Set<() => void>();
  #now = 0;
  #attempts = 0;
  #readClock = false;
  #waiting: Waiting | undefined;
  #renewal: Waiting | undefined;
  #running = false;

  constructor(scenario: Scenario) {
    const locate: DocumentChannel<never>["locate"] = (step) =>
      this.#ask({ port: "locate", step, asOf: this.#clock() });
    const channel: DocumentChannel<never> = {
      render: () => ({ steps: [], problems: [] }),
      deliver: (step, attempt) => this.#ask({ port: "deliver", step, attempt }),
      locate,
    };
    this.#engine = new DeliveryEngine({
      systems: new SystemRegistry([systemOf(scenario, channel)]),
      store: this.#store(),
      clock: { now: () => this.#clock(), today: () => civilDate("2026-01-15") },
      ids: { next: () => this.#nextId() },
      log: silentLog,
      policy: scenario.policy,
      zone: "Europe/Helsinki",
      every: (_period, action) => {
        this.#beats.add(action);
        return () => void this.#beats.delete(action);
      },
    });
  }

  /** What the engine waits for; undefined when its round has ended. */
  get call(): PortCall | undefined {
    return this.#waiting?.call;
  }

  /** The prolonging of a lease that the last heartbeat asked for. */
  get renewal(): PortCall | undefined {
    return this.#renewal?.call;
  }

  /** Whether the engine looked at the clock since it was asked last. */
  takeReading(): boolean {
    const read = this.#readClock;
    this.#readClock = false;
    return read;
  }

  /** Begins a round. */
  start(now: number): Promise<void> {
    this.#now = now;
    this.#running = true;
    const end = (): void => {
      this.#running = false;
    };
    // A round that fails is the worker's business: it goes on with the next one.
    this.#engine.runDue({ client, worker: "worker" }).then(end, end);
    return this.#settled();
  }

  /** Answers the call that the engine waits for. */
  resume(answer: Answer, now: number): Promise<void> {
    this.#now = now;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.settle(answer);
    return this.#settled();
  }

  /** Lets the heartbeats of the leases beat. */
  async beat(now: number): Promise<void> {
    this.#now = now;
    for (const action of [...this.#beats]) action();
  }

  /** Answers the prolonging. */
  async renewed(answer: Answer): Promise<void> {
    const waiting = this.#renewal;
    this.#renewal = undefined;
    waiting?.settle(answer);
    for (let turn = 0; turn < 20; turn += 1) await undefined;
  }

  /** Whether a request that would leave at this moment is called off. */
  isCalledOff(now: number): boolean {
    this.#now = now;
    return this.call?.port === "deliver" && this.call.attempt.signal?.aborted === true;
  }

  #clock(): number {
    this.#readClock = true;
    return this.#now;
  }

  #nextId(): string {
    this.#attempts += 1;
    return `attempt-${this.#attempts}`;
  }

  async #settled(): Promise<void> {
    for (let turn = 0; turn < 2_000; turn += 1) {
      if (this.#waiting !== undefined || !this.#running) return;
      await undefined;
    }
    throw new Error("the engine waits for something that the explorer does not know");
  }

  #ask<T>(call: PortCall): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (answer: Answer): void => {
        // The value was made for this very call; the compiler cannot see through the table of answers.
        if (answer.type === "value") resolve(answer.value as T);
        else reject(errorOf(answer.type));
      };
      const waiting = { call, settle };
      if (call.port === "renew") this.#renewal = waiting;
      else if (this.#waiting === undefined) this.#waiting = waiting;
      else throw new Error("the engine makes two calls at once");
    });
  }

  #store(): SubmissionStore {
    const unused = new MemorySubmissionStore();
    return {
      claimDue: (query) => this.#ask({ port: "claimDue", query }),
      holds: (claim, now) => this.#ask({ port: "holds", claim, now }),
      record: (change) => this.#ask({ port: "record", change }),
      renew: (claim, now, lease) => this.#ask({ port: "renew", claim, now, lease }),
      release: (claim) => this.#ask({ port: "release", claim }),
      find: (reference) => this.#ask({ port: "find", reference }),
      enqueue: (batch) => unused.enqueue(batch),
      claimOne: (reference, query) => unused.claimOne(reference, query),
      findByKey: (owner, kind, identifier) => unused.findByKey(owner, kind, identifier),
      list: (filter) => unused.list(filter),
      history: (reference) => unused.history(reference),
      nextDueAt: (owner) => unused.nextDueAt(owner),
      counts: () => unused.counts(),
      close: () => unused.close(),
    };
  }
}

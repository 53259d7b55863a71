import {
  AccountingEndpoints,
  type ClientProfile,
  DeliveryEngine,
  defaultRetryPolicy,
  isFinal,
  type Submission,
  type SubmissionStore,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { bodyOf, contentOf, encoded, kindOf, type SimulatedDocument } from "./document.ts";
import type { Scope } from "./fault-board.ts";
import type { Delivery, HistoryPlan } from "./history-plan.ts";
import { Line } from "./line.ts";
import { deliverPlainly } from "./plain-delivery.ts";
import { SimulatedProcess } from "./simulated-process.ts";
import type { Stage } from "./stage/stage.ts";
import { withScope } from "./step-scope.ts";
import { storeView } from "./store-view.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;
/** Longest sleep of a worker that has nothing to do, in milliseconds. */
const poll = 300_000;
/** A caller that repeats a day later still gets the first receipt. */
const nextDay = 26 * hour;

/** One history: the caller, the workers, and everything that others do meanwhile. */
export class History {
  readonly #plan: HistoryPlan;
  readonly #world: World;
  readonly #stage: Stage;
  readonly #store: SubmissionStore;
  readonly #client: ClientProfile;
  /** Balances that documents of others have moved, in cents. */
  readonly foreign = new Map<string, number>();
  /** Documents whose number or content somebody else has booked too. */
  readonly contested = new Set<string>();
  /** Keys that were acknowledged to the caller. */
  readonly acknowledged = new Set<string>();
  /** What the harness itself could not do. */
  readonly defects: string[] = [];
  #processes: SimulatedProcess[] = [];
  #resting = false;
  #count = 0;
  #waiting = 0;

  constructor(plan: HistoryPlan, world: World, stage: Stage, store: SubmissionStore) {
    this.#plan = plan;
    this.#world = world;
    this.#stage = stage;
    this.#store = store;
    this.#client = { id: `client-${plan.seed}`, system: plan.adapter, plan: stage.plan };
  }

  /** Ends when everything that was taken in is settled and nothing is under way. */
  async live(): Promise<void> {
    const { time } = this.#world;
    for (let worker = 0; worker < this.#plan.workers; worker += 1) this.spawn(0);
    this.#submit(this.#plan.deliveries);
    for (let look = 20_000; ; look = Math.min(look * 1.5, hour)) {
      await time.sleep(look);
      this.#stage.settle();
      if (await this.#isAtRest()) break;
    }
    this.#resting = true;
    // Whatever still could appear has time to appear.
    const { bound } = this.#stage.far;
    await time.sleep(2 * bound + 60_000);
    this.#stage.settle();
  }

  submissions(): Promise<readonly Submission[]> {
    return this.#store.list({ client: this.#client.id });
  }

  spawn(delay: number): void {
    this.#waiting += 1;
    this.#world.time.after(delay, () => {
      this.#waiting -= 1;
      if (this.#processes.filter(({ isRunning }) => isRunning).length < 2) void this.#work();
    });
  }

  submitAgain({ kind }: Scope, size: number): void {
    const same = this.#plan.deliveries.filter(({ documents }) =>
      documents.some(({ form }) => kindOf(form) === kind),
    );
    // Twice at once: one of two equal requests must not see half of the other.
    for (const delivery of same)
      for (const _ of [1, 2]) this.#submit([{ ...delivery, at: size > 0.8 ? nextDay : 0 }]);
  }

  async bookForeign({ kind }: Scope): Promise<void> {
    const documents = this.#plan.deliveries.flatMap((delivery) => delivery.documents);
    const target = documents.find(({ form }) => kindOf(form) === kind);
    if (target === undefined) return;
    this.#stage.settle();
    const before = this.#stage.balances();
    await deliverPlainly(this.#stage, target, "somebody else");
    this.#stage.settle();
    const after = this.#stage.balances();
    for (const account of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const moved = (after[account] ?? 0) - (before[account] ?? 0);
      this.foreign.set(account, (this.foreign.get(account) ?? 0) + moved);
    }
    this.contested.add(`${target.form} ${target.n}`);
    this.#world.note(`somebody else books ${target.form} ${target.n}`);
  }

  async #isAtRest(): Promise<boolean> {
    if (this.#waiting > 0 || this.#world.underWay > 0) return false;
    const all = await this.submissions();
    const parked = new Set(all.flatMap(({ state, sequence }) => (state === "parked" ? [sequence] : [])));
    return all.every(({ state, sequence }) => isFinal(state) || parked.has(sequence));
  }

  /** The caller submits one delivery after the other, each when the one before has its receipt. */
  #submit(deliveries: readonly Delivery[]): void {
    this.#waiting += 1;
    const all = async (): Promise<void> => {
      for (const delivery of deliveries) {
        await this.#world.time.sleep(delivery.at);
        await this.#call(delivery);
      }
    };
    const end = (error?: unknown): void => {
      this.#waiting -= 1;
      if (error instanceof Error) this.defects.push(error.message);
    };
    all().then(() => end(), end);
  }

  /** The caller repeats until it gets a receipt, as the agency does. */
  async #call({ documents }: Delivery): Promise<void> {
    const { time } = this.#world;
    const [first] = documents;
    if (first === undefined) return;
    const kind = kindOf(first.form);
    const body = bodyOf(
      kind,
      documents.map((each) => encoded(contentOf(each, this.#stage.accounts))),
    );
    for (;;) {
      const gateway = this.#process("gateway");
      const receipt = this.#take(gateway, kind, body, documents);
      // A gateway that ends gives no receipt at all.
      const taken = await Promise.race([receipt, time.sleep(60_000).then(() => false)]);
      gateway.retire();
      if (taken) break;
      await time.sleep(this.#world.random.between(1_000, 20_000));
    }
  }

  async #take(
    gateway: SimulatedProcess,
    kind: Submission["kind"],
    body: string,
    documents: readonly SimulatedDocument[],
  ): Promise<boolean> {
    const { clock, ids } = this.#world;
    const systems = new SystemRegistry([this.#stage.plainSystem()]);
    const store = storeView(this.#store, this.#world, gateway);
    const endpoints = new AccountingEndpoints({
      client: this.#client,
      systems,
      store,
      clock,
      ids,
      log: silentLog,
    });
    try {
      const result = await endpoints.submit(kind, body);
      if (result.type === "taken") {
        for (const { submission } of result.results) this.acknowledged.add(submission.reference);
        return true;
      }
      const words = result.problems.filter(({ severity }) => severity === "error");
      throw new Error(`${documents[0]?.form ?? ""} was not taken: ${JSON.stringify(words.slice(0, 3))}`);
    } catch (error) {
      if (error instanceof Error && error.message.includes("was not taken")) throw error;
      // The store refused: the caller learns that and comes again.
      return false;
    }
  }

  #process(name: string): SimulatedProcess {
    this.#count += 1;
    return new SimulatedProcess(this.#world, `${name}-${this.#count}`);
  }

  /** A worker as the gateway runs it: a round, then sleep until something is due. */
  async #work(): Promise<void> {
    const process = this.#process("worker");
    this.#processes = [...this.#processes.filter(({ isAlive }) => isAlive), process];
    const world = this.#world;
    const line = new Line(world, process, this.#stage.far);
    const system = withScope(this.#stage.system({ world, process, line }));
    const store = storeView(this.#store, world, process);
    const engine = new DeliveryEngine({
      systems: new SystemRegistry([system]),
      store,
      clock: world.clock,
      ids: world.ids,
      log: silentLog,
      policy: defaultRetryPolicy,
      zone: "Europe/Helsinki",
      every: (period, action) => world.time.every(period, () => process.isRunning && action()),
    });
    const client = this.#client.id;
    let idle = 0;
    while (!this.#resting && process.isAlive) {
      try {
        const moved = await engine.runDue({ client, worker: process.name });
        idle = moved > 0 ? 0 : idle + 1;
        if (moved > 0) continue;
        const due = (await store.nextDueAt(client)) ?? Number.POSITIVE_INFINITY;
        // What is due and cannot be moved is looked at more and more seldom, as the worker of the gateway does it.
        await world.time.sleep(
          Math.min(poll, Math.max(25 * 2 ** Math.min(idle, 20), due - world.clock.now())),
        );
      } catch {
        // The store could not be read or written; the next round tries again.
        await world.time.sleep(1_000);
      }
    }
  }
}

import type { FaultName, FaultPoint, PlannedFault } from "./fault.ts";
import type { Scope } from "./fault-board.ts";
import type { World } from "./world.ts";

const never = new Promise<never>(() => undefined);

/** Faults that befall a process rather than a request or the store. */
const own: ReadonlySet<FaultName> = new Set(["crash", "pausedWorker", "twoWorkers", "clockJump"]);

const minute = 60_000;

/** One process of ours. It can end or stand still at every call that it makes to the outside. */
export class SimulatedProcess {
  readonly name: string;
  readonly #world: World;
  #alive = true;
  #pausedUntil = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.name = name;
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  get isRunning(): boolean {
    return this.#alive && this.#world.time.now() >= this.#pausedUntil;
  }

  /** Goes on when the process runs; a process that has ended never goes on. */
  async ready(): Promise<void> {
    if (!this.#alive) return never;
    const wait = this.#pausedUntil - this.#world.time.now();
    if (wait <= 0) return;
    await this.#world.time.sleep(wait);
    return this.ready();
  }

  /** Plays what befalls the process at a call, before it is made or after it was answered. */
  async strike(point: FaultPoint, scope: Scope | undefined, after: boolean): Promise<void> {
    const hits = this.#world.board.take(
      point,
      scope,
      (name, fault) => own.has(name) && fault.after === after && this.isRunning,
    );
    for (const hit of hits) this.#suffer(hit);
    await this.ready();
  }

  /** Makes one call to the outside. */
  async call<T>(point: FaultPoint, scope: Scope | undefined, work: () => Promise<T>): Promise<T> {
    await this.ready();
    await this.strike(point, scope, false);
    try {
      return await work();
    } finally {
      await this.strike(point, scope, true);
    }
  }

  /** Ends the process: whatever it waits for, it will not go on. */
  end(): void {
    this.#alive = false;
    this.#world.note(`${this.name} ends`);
  }

  /** Ends a process that has done its work. */
  retire(): void {
    this.#alive = false;
  }

  #suffer({ fault, size }: PlannedFault): void {
    const { director, time } = this.#world;
    switch (fault) {
      case "crash":
        this.end();
        director.spawn(Math.round(100 + size * 90_000));
        break;
      case "pausedWorker":
        // Longer than a lease, up to three of them; somebody else takes over meanwhile.
        this.#pausedUntil = time.now() + Math.round(minute * (1.01 + 2 * size));
        director.spawn(0);
        break;
      case "twoWorkers":
        director.spawn(0);
        break;
      case "clockJump": {
        const far = Math.round((2 * size - 1) * 120 * minute);
        this.#world.jumpClock(far, Math.round(minute * (1 + 20 * size)));
        break;
      }
      default:
    }
  }
}

import type { FaultName, PlannedFault } from "./fault.ts";
import type { SimulatedProcess } from "./simulated-process.ts";
import { currentScope } from "./step-scope.ts";
import type { World } from "./world.ts";

/** One request on its way to an accounting system and back, in the words of its transport. */
export interface Trip<A> {
  readonly isWrite: boolean;
  /** Milliseconds after which the caller stops waiting. */
  readonly patience: number;
  /** Lets the request take effect; reads answer from the state before so many writes. */
  commit(writesBehind: number): A;
  /** Tells whether a committed write changed the books. */
  hasWritten(answer: A): boolean;
  /** What the caller learns when no answer came. */
  lost(): A;
  /** What the caller learns when the server fell over; undefined where a transport knows no such thing. */
  broken(): A | undefined;
}

/** The accounting system's side of all lines: how late its writes may appear, and when they left. */
export interface FarEnd {
  /** The adapter's declared bound in milliseconds; 0 when writes are done or not done. */
  readonly bound: number;
  /** Milliseconds of the bound that the accounting system itself needs until searches show a write. */
  readonly lag: number;
  /** Whether the adapter promises one request at a time. */
  readonly serial: boolean;
  /** When each write that changed the books had left us. */
  readonly writes: number[];
}

const onLine: ReadonlySet<FaultName> = new Set([
  "requestLost",
  "answerLost",
  "errorAfterCommit",
  "lateCommit",
  "staleRead",
  "halfBatch",
  "duplicateSubmit",
  "numberRace",
]);

/** One process's line to the accounting system; plays what goes wrong on it. */
export class Line {
  readonly #world: World;
  readonly #process: SimulatedProcess;
  readonly #far: FarEnd;

  constructor(world: World, process: SimulatedProcess, far: FarEnd) {
    this.#world = world;
    this.#process = process;
    this.#far = far;
  }

  /** Carries one request. The request arrives even when the process that sent it ends meanwhile. */
  async carry<A>(trip: Trip<A>, mayLeave: () => boolean = () => true): Promise<A | "notSent"> {
    const { time, random } = this.#world;
    const scope = currentScope();
    const point = trip.isWrite ? "write" : "read";
    await this.#process.ready();
    await this.#process.strike(point, scope, false);
    if (!mayLeave()) return "notSent";
    const faults = this.#world.board.take(point, scope, (name) => onLine.has(name));
    const answer = await this.#world.during(async () => {
      const leftAt = time.now();
      const end = this.#world.enter(this.#far.serial);
      await time.sleep(random.between(1, 150));
      end();
      return this.#arrive(trip, faults, leftAt);
    });
    await time.sleep(answer === undefined ? this.#silence(trip) : random.between(1, 250));
    await this.#process.strike(point, scope, true);
    return answer ?? trip.lost();
  }

  /** undefined: the caller hears nothing. */
  async #arrive<A>(trip: Trip<A>, faults: readonly PlannedFault[], leftAt: number): Promise<A | undefined> {
    if (this.#world.isCutOff) return undefined;
    let behind = 0;
    for (const fault of faults) {
      const scope = { kind: fault.kind, step: fault.step };
      switch (fault.fault) {
        case "requestLost":
          return undefined;
        case "answerLost":
          this.#commit(trip, leftAt, behind);
          return undefined;
        case "errorAfterCommit":
          this.#commit(trip, leftAt, behind);
          return trip.broken();
        case "lateCommit":
          this.#commitLate(trip, fault, leftAt);
          return undefined;
        case "halfBatch":
          if (fault.after) this.#commit(trip, leftAt, behind);
          this.#world.cutOff(Math.round(5_000 + fault.size * 600_000));
          return undefined;
        case "staleRead":
          behind = this.#stillHidden();
          break;
        case "numberRace":
          await this.#world.director.bookForeign(scope);
          this.#far.writes.push(this.#world.time.now());
          // Every second time our own request is lost on top: then the look-up meets the other document.
          if (fault.after) return undefined;
          break;
        case "duplicateSubmit":
          this.#world.director.submitAgain(scope, fault.size);
          break;
        default:
      }
    }
    return this.#commit(trip, leftAt, behind);
  }

  #commit<A>(trip: Trip<A>, leftAt: number, behind: number): A {
    const answer = trip.commit(behind);
    if (trip.isWrite && trip.hasWritten(answer)) this.#far.writes.push(leftAt);
    return answer;
  }

  /** A write that was not answered takes effect later, at the latest when the declared bound ends. */
  #commitLate<A>(trip: Trip<A>, { size }: PlannedFault, leftAt: number): void {
    const { time } = this.#world;
    const delay = Math.max(
      0,
      leftAt + Math.floor((this.#far.bound - this.#far.lag) * Math.sqrt(size)) - time.now(),
    );
    void this.#world.during(async () => {
      await time.sleep(delay);
      this.#commit(trip, leftAt, 0);
    });
  }

  /** How many of the newest writes a read may still not show under the declared bound. */
  #stillHidden(): number {
    const now = this.#world.time.now();
    const { writes, bound } = this.#far;
    let count = 0;
    for (const leftAt of writes.toReversed()) {
      if (leftAt + bound <= now) break;
      count += 1;
    }
    return count;
  }

  /** A connection that breaks is noticed soon; one that falls silent, when patience ends. */
  #silence({ patience }: Trip<unknown>): number {
    const { random } = this.#world;
    return random.chance(0.7) ? random.between(10, 2_000) : patience;
  }
}

import { type Clock, civilDateOfInstant, isFinal, type Submission } from "@confirma-connect/core";
import { countedIds } from "./counted-ids.ts";
import type { PlannedFault } from "./fault.ts";
import { FaultBoard, type Scope } from "./fault-board.ts";
import { SeededRandom, seedOf } from "./seeded-random.ts";
import { VirtualTime } from "./virtual-time.ts";

/** What a fault asks the rest of the world to do. */
export interface Director {
  /** Another worker begins, after a delay in milliseconds. */
  spawn(delay: number): void;
  /** The caller submits the document under way once more. */
  submitAgain(scope: Scope, size: number): void;
  /** Somebody else books a document with the same number, or the same content, past us. */
  bookForeign(scope: Scope): Promise<void>;
}

/** Midday in Finland on 2 June 2026; every sample document is older. */
export const firstMoment = Date.UTC(2026, 5, 2, 9);

/** Everything that all processes of one history share: time, chance, the host's clock and what is broken. */
export class World {
  readonly time = new VirtualTime(firstMoment);
  readonly random: SeededRandom;
  readonly board: FaultBoard;
  readonly log: string[] = [];
  /** The clock of the host, which may be wrong for a while. */
  readonly clock: Clock = {
    now: () => this.time.now() + this.#clockError,
    today: (zone) => civilDateOfInstant(this.clock.now(), zone),
    elapsed: () => this.time.now() - firstMoment,
  };
  readonly ids = countedIds(1);
  readonly struck: PlannedFault[] = [];
  /** Promises that were seen to be broken on the way. */
  readonly broken: string[] = [];
  readonly #arrived = new Map<string, Pick<Submission, "sequence" | "state">>();
  #onWay = 0;
  #clockWasSet = false;
  #clockError = 0;
  #outageUntil = 0;
  #diskFullUntil = 0;
  #director: Director | undefined;
  /** Requests and late writes that have not ended. */
  underWay = 0;

  constructor(seed: string, faults: readonly PlannedFault[]) {
    this.random = new SeededRandom(seedOf(seed));
    this.board = new FaultBoard(faults, (fault) => {
      this.struck.push(fault);
      this.note(`fault ${fault.fault} at ${fault.kind}/${fault.step}${fault.after ? " (after)" : ""}`);
    });
  }

  get director(): Director {
    if (this.#director === undefined) throw new Error("nobody directs this world");
    return this.#director;
  }

  direct(director: Director): void {
    this.#director = director;
  }

  note(line: string): void {
    this.log.push(`${this.time.now() - firstMoment} ${line}`);
  }

  get isCutOff(): boolean {
    return this.time.now() < this.#outageUntil;
  }

  cutOff(milliseconds: number): void {
    this.#outageUntil = this.time.now() + milliseconds;
  }

  get isDiskFull(): boolean {
    return this.time.now() < this.#diskFullUntil;
  }

  fillDisk(milliseconds: number): void {
    this.#diskFullUntil = this.time.now() + milliseconds;
  }

  /** The host's clock is off by so much until it is put right after a while. */
  jumpClock(error: number, lasts: number): void {
    this.#clockWasSet = true;
    this.#clockError = error;
    this.time.after(lasts, () => {
      this.#clockError = 0;
    });
  }

  /** A request is on its way to the accounting system until the returned function is called. */
  enter(serial: boolean): () => void {
    this.#onWay += 1;
    // Leases are read off the wall clock: when it is set, a lane may be given away while a request is on its way. Such a
    // request can no longer be recorded, and what it did is found.
    if (serial && this.#onWay > 1 && !this.#clockWasSet)
      this.broken.push("two requests of one company were under way at once");
    return () => {
      this.#onWay -= 1;
    };
  }

  /** Submissions were taken in, in this order. */
  arrived(submissions: readonly Submission[]): void {
    for (const { reference, sequence, state } of submissions) {
      if (!this.#arrived.has(reference)) this.#arrived.set(reference, { sequence, state });
    }
  }

  /** A submission has become what it is now. */
  became({ reference, sequence, state, kind, identifier }: Submission): void {
    for (const [other, older] of this.#arrived) {
      if (other === reference) break;
      const waits = older.sequence === sequence && !isFinal(older.state);
      if (waits && state === "sending") this.broken.push(`${kind} ${identifier} was sent out of turn`);
    }
    this.#arrived.set(reference, { sequence, state });
  }

  /** Something that will still have an effect: the history is not at rest before it ended. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
    }
  }
}

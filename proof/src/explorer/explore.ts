import { emptyBooks } from "./books.ts";
import { judgeRest, judgeWorld } from "./judge-world.ts";
import type { Move } from "./move.ts";
import { beginning, type Scenario } from "./scenario.ts";
import { StoreMemo } from "./store-memo.ts";
import { type Memos, timeMoves } from "./time-moves.ts";
import { WorkerMemo } from "./worker-memo.ts";
import { moveOfOutrun, workerMoves } from "./worker-moves.ts";
import { textOfWorld, type World } from "./world.ts";

/** What is explored. */
export interface Exploration {
  readonly scenario: Scenario;
  readonly workers: number;
  readonly faults: number;
  /** Most states before it is given up. */
  readonly limit?: number;
}

/** A way to something that must not be. */
interface Violation {
  readonly what: string;
  /** Everything that happened, in order. */
  readonly schedule: readonly string[];
}

/** What an exploration found out. */
export interface Explored {
  readonly kind: string;
  readonly states: number;
  readonly transitions: number;
  /** Different complete schedules; a double, as there are more than integers count exactly. */
  readonly schedules: number;
  /** Different histories of one worker and different contents of the store, each run once in the shipped code. */
  readonly histories: number;
  readonly contents: number;
  /** States at rest by what became of the documents. */
  readonly ends: Readonly<Record<string, number>>;
  /** False when the limit ended it. */
  readonly complete: boolean;
  readonly violation?: Violation;
}

interface Frame {
  readonly world: World;
  readonly index: number;
  readonly moves: readonly Move[];
  next: number;
  schedules: number;
}

/** Depth-first search through everything that can happen; stops at the first violation. */
class Search {
  readonly #exploration: Exploration;
  readonly #memos: Memos;
  readonly #indexes = new Map<string, number>();
  /** Schedules from a state to its ends; -1 while it is on the way. */
  readonly #schedules: number[] = [];
  readonly #ends = new Map<string, number>();
  readonly #stack: Frame[] = [];
  #transitions = 0;
  #violation: Violation | undefined;

  constructor(exploration: Exploration) {
    const { scenario } = exploration;
    const { lateWriteBound } = scenario.manifest;
    this.#exploration = exploration;
    this.#memos = {
      workers: new WorkerMemo(scenario),
      store: new StoreMemo(scenario),
      lateWriteBound: lateWriteBound === "never" ? 0 : lateWriteBound,
    };
  }

  async run(): Promise<Explored> {
    const { scenario, workers, faults, limit = Number.POSITIVE_INFINITY } = this.#exploration;
    const store = await this.#memos.store.begin();
    const processes = Array.from({ length: workers }, () => ({
      node: this.#memos.workers.idle,
      answer: undefined,
    }));
    const owners = scenario.submissions.map(() => -1);
    await this.#enter({ now: beginning, store, books: emptyBooks, processes, owners, faults });
    while (this.#violation === undefined && this.#schedules.length < limit) {
      const frame = this.#stack.at(-1);
      if (frame === undefined) break;
      await this.#advance(frame);
    }
    return this.#report();
  }

  async #advance(frame: Frame): Promise<void> {
    const move = frame.moves[frame.next];
    if (move === undefined) {
      this.#leave(frame);
      return;
    }
    frame.next += 1;
    if (move.violation !== undefined) return this.#fail(move.violation);
    this.#transitions += 1;
    const world = await move.make();
    const index = this.#indexes.get(textOfWorld(world));
    if (index === undefined) return this.#enter(world);
    const known = this.#schedules[index] ?? 0;
    if (known < 0) this.#fail("it goes round in circles");
    else frame.schedules += known;
  }

  async #enter(world: World): Promise<void> {
    const index = this.#schedules.push(-1) - 1;
    this.#indexes.set(textOfWorld(world), index);
    const moves = await this.#moves(world);
    this.#stack.push({ world, index, moves, next: 0, schedules: 0 });
    const atRest = moves.every(({ isFault }) => isFault);
    const wrong = judgeWorld(world, this.#exploration.scenario) ?? (atRest ? judgeRest(world) : undefined);
    if (wrong !== undefined) this.#fail(wrong);
    else if (atRest) this.#count(world);
  }

  async #moves(world: World): Promise<readonly Move[]> {
    const actors = world.processes.map((_, index) => ({ world, memos: this.#memos, index }));
    for (const actor of actors) {
      const alone = await moveOfOutrun(actor);
      if (alone !== undefined) return [alone];
    }
    const moves = await Promise.all(actors.map(workerMoves));
    return [...timeMoves(world, this.#memos), ...moves.flat()];
  }

  #leave({ index, schedules, moves }: Frame): void {
    const own = moves.length === 0 ? 1 : schedules;
    this.#schedules[index] = own;
    this.#stack.pop();
    const parent = this.#stack.at(-1);
    if (parent !== undefined) parent.schedules += own;
  }

  #count({ store }: World): void {
    const end = store.submissions.map(({ kind, state }) => `${kind} ${state}`).join(", ");
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
  }

  #fail(what: string): void {
    const schedule = this.#stack.flatMap(({ moves, next, world }) => {
      const move = moves[next - 1];
      return move === undefined
        ? []
        : [
            `${world.now - beginning} ms, ${move.worker === 0 ? "world" : `worker ${move.worker}`}: ${move.what}`,
          ];
    });
    this.#violation = { what, schedule };
  }

  #report(): Explored {
    const violation = this.#violation;
    return {
      kind: this.#exploration.scenario.kind,
      states: this.#schedules.length,
      transitions: this.#transitions,
      schedules: Math.max(0, this.#schedules[0] ?? 0),
      histories: this.#memos.workers.size,
      contents: this.#memos.store.size,
      ends: Object.fromEntries(this.#ends),
      complete: this.#stack.length === 0,
      ...(violation === undefined ? {} : { violation }),
    };
  }
}

/** Explores everything that can happen to a scenario's documents. */
export const explore = (exploration: Exploration): Promise<Explored> => new Search(exploration).run();

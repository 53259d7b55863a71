import type { FuzzAnswer } from "./fuzz-answer.ts";

/** One exchange of an operation as it went without faults. */
export interface Recorded {
  /** Method and address: the same request finds the same answer. */
  readonly request: string;
  readonly answer: FuzzAnswer;
}

/** What a request got, and whether it was the changed answer. */
export interface Served {
  readonly request: string;
  readonly answer: FuzzAnswer;
  readonly changed: boolean;
}

const nothing: FuzzAnswer = { status: 404, headers: {}, body: new Uint8Array() };

/** Plays recorded answers, one of them changed. A request that was never recorded is answered with 404. */
export class Tape {
  readonly #recorded: readonly Recorded[];
  readonly #position: number;
  readonly #changed: FuzzAnswer;
  readonly #taken = new Set<number>();
  readonly #served: Served[] = [];

  constructor(recorded: readonly Recorded[], position: number, changed: FuzzAnswer) {
    this.#recorded = recorded;
    this.#position = position;
    this.#changed = changed;
  }

  get served(): readonly Served[] {
    return this.#served;
  }

  answer(request: string): FuzzAnswer {
    const fits = (index: number): boolean => this.#recorded[index]?.request === request;
    const all = [...this.#recorded.keys()].filter(fits);
    const index = all.find((each) => !this.#taken.has(each)) ?? all.at(-1);
    if (index !== undefined) this.#taken.add(index);
    const changed = index === this.#position;
    const sound = index === undefined ? nothing : (this.#recorded[index]?.answer ?? nothing);
    const answer = changed ? this.#changed : sound;
    this.#served.push({ request, answer, changed });
    return answer;
  }
}

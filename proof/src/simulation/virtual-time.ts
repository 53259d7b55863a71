import process from "node:process";

interface Happening {
  readonly at: number;
  readonly order: number;
  action: (() => void) | undefined;
}

const earlier = (left: Happening, right: Happening): boolean =>
  left.at < right.at || (left.at === right.at && left.order < right.order);

/** Everything that was made possible by the last happening has run: promises come before the next tick. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** A turn of the event loop, so that the host is not starved. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A task during which more happens than this goes round in circles: the longest history has a few thousand. */
const mostHappenings = 30_000;

/** Happenings between two turns of the event loop. */
const untilBreath = 1_000;

/**
 * Time that stands still while code runs and leaps to the next happening when there is nothing left to run.
 * Happenings of one moment come in the order in which they were asked for. Milliseconds since 1970.
 */
export class VirtualTime {
  readonly #heap: Happening[] = [];
  #now: number;
  #order = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Something happens after a delay; the function that is returned calls it off. */
  after(delay: number, action: () => void): () => void {
    this.#order += 1;
    const happening: Happening = { at: this.#now + Math.max(0, delay), order: this.#order, action };
    this.#push(happening);
    return () => {
      happening.action = undefined;
    };
  }

  sleep(delay: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(delay, resolve);
    });
  }

  /** Calls again and again until the returned function is called. */
  every(period: number, action: () => void): () => void {
    let stop = this.after(period, () => beat());
    const beat = (): void => {
      stop = this.after(period, beat);
      action();
    };
    return () => stop();
  }

  /** Lets things happen until a task is done; resolves to whether it ended before time ran out. */
  async run(task: Promise<unknown>, until: number): Promise<boolean> {
    let done = false;
    const end = (): void => {
      done = true;
    };
    task.then(end, end);
    await breathe();
    for (let count = 1; !done; count += 1) {
      const next = this.#pop();
      if (next === undefined || next.at > until || count > mostHappenings) return false;
      if (next.action === undefined) continue;
      this.#now = next.at;
      next.action();
      await (count % untilBreath === 0 ? breathe() : settled());
    }
    return true;
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let place = heap.push(happening) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || earlier(parent, happening)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = happening;
  }

  #pop(): Happening | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      if (left === undefined) break;
      const useRight = right !== undefined && earlier(right, left);
      const child = useRight ? right : left;
      if (!earlier(child, last)) break;
      heap[place] = child;
      place = 2 * place + (useRight ? 2 : 1);
    }
    heap[place] = last;
    return first;
  }
}

/** One document or register entry as the books hold it. */
export interface Held<W> {
  readonly id: string;
  readonly document: W;
  /** Position among all writes of all companies; newer is higher. */
  readonly order: number;
}

interface WithKey {
  readonly key: string;
}

/** All documents of one resource in the order of their arrival. */
export class Shelf<W extends WithKey> {
  readonly #prefix: string;
  readonly #held: Held<W>[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Documents that were written up to an order. */
  upTo(order: number): readonly Held<W>[] {
    return this.#held.filter((one) => one.order <= order);
  }

  get all(): readonly Held<W>[] {
    return this.#held;
  }

  has(key: string): boolean {
    return this.#held.some(({ document }) => document.key === key);
  }

  put(document: W, order: number): Held<W> {
    const held = { id: `${this.#prefix}-${this.#held.length + 1}`, document, order };
    this.#held.push(held);
    return held;
  }
}

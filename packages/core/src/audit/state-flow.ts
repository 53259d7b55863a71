/** What the last entry about a submission says. */
export interface LastWord {
  readonly to: string;
  /** Hash of the record as the store keeps it since. */
  readonly record: string;
}

/** Follows every submission from state to state. */
export class StateFlow {
  readonly #last = new Map<string, LastWord>();
  #begun = false;

  /** The last word about each submission, by reference. */
  get last(): ReadonlyMap<string, LastWord> {
    return this.#last;
  }

  /** Takes the next entry; tells whether it begins where the submission's last one ended. */
  add(fields: Readonly<Record<string, unknown>>): boolean {
    const { event, reference, from, to, record } = fields;
    if (event === "chain") {
      const first = !this.#begun;
      this.#begun = true;
      return first;
    }
    if (typeof reference !== "string" || typeof to !== "string" || typeof record !== "string") return false;
    const before = this.#last.get(reference);
    this.#last.set(reference, { to, record });
    return this.#begun && (before?.to ?? null) === from;
  }
}

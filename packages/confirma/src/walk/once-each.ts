import { contentHash, type Settlement } from "@confirma-connect/core";

/**
 * Lets every settlement through once, however many windows show it. The same identifier with other content passes
 * again: that is a correction, and hiding it would hide money.
 */
export class OnceEach {
  readonly #seen = new Map<string, string>();

  /** The settlements that did not pass before in this form. */
  fresh(settlements: readonly Settlement[]): readonly Settlement[] {
    return settlements.filter((settlement) => {
      const { apiFetchDate: _, ...content } = settlement;
      const hash = contentHash(content);
      const known = this.#seen.get(settlement.settlementId) === hash;
      this.#seen.set(settlement.settlementId, hash);
      return !known;
    });
  }
}

import type { OnSourceWarning } from "../ports/document-source.ts";
import { fieldOf } from "../rules/problem.ts";
import type { PullWarning } from "./pull-report.ts";

/** Warnings about the answers of one source, each field once, however many answers and rows have it. */
export class SourceWarnings {
  readonly #source: string;
  readonly #onWarning: ((warning: PullWarning) => void) | undefined;
  readonly #seen = new Map<string, PullWarning>();

  /** `onWarning` is called with each as it is found. */
  constructor(source: string, onWarning?: (warning: PullWarning) => void) {
    this.#source = source;
    this.#onWarning = onWarning;
  }

  /** Takes the warnings about answers of one type. */
  taker(type: PullWarning["type"]): OnSourceWarning {
    return (problem) => {
      const field = `${type} ${fieldOf(problem)}`;
      if (this.#seen.has(field)) return;
      const warning = { source: this.#source, type, problem };
      this.#seen.set(field, warning);
      this.#onWarning?.(warning);
    };
  }

  /** All of them, in the order in which they were found. */
  get all(): readonly PullWarning[] {
    return [...this.#seen.values()];
  }
}

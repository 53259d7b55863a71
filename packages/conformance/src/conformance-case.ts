import type { DocumentKind } from "@confirma-connect/core";

/** One thing that an adapter must do; it throws an AssertionError when the adapter does not. */
export interface ConformanceCase {
  /** Stable name, e.g. `ledger/lost-answer/commit`. */
  readonly id: string;
  /** One sentence that says what is right. */
  readonly title: string;
  readonly family: string;
  readonly kind?: DocumentKind;
  /** What the case needs: `operation:read`, `identity:searchable`, `fault:slow`, … */
  readonly needs: readonly string[];
  run(): Promise<void>;
}

/** A case that could not be built, because the stand-in or the subject cannot show it. */
export interface WithheldCase extends Omit<ConformanceCase, "run"> {
  /** Those of `needs` that are not met. */
  readonly missing: readonly string[];
}

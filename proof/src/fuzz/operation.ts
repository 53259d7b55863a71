import type { AccountingSystem, Outcome, Sighting } from "@confirma-connect/core";
import type { Recorded } from "./tape.ts";

/** What an operation came to. A read gives the identifiers of its documents. */
export type Result =
  | { readonly type: "outcome"; readonly outcome: Outcome }
  | { readonly type: "sighting"; readonly sighting: Sighting }
  | { readonly type: "documents"; readonly vendorIds: readonly string[] }
  | { readonly type: "threw"; readonly error: unknown };

/** One operation of one adapter with the answers that it got from a sound vendor. */
export interface Operation {
  /** `kind/deliver/step`, `kind/locate/step`, `kind/locate-absent/step`, `kind/read`. */
  readonly id: string;
  readonly adapter: string;
  /** Whether the operation is about the step that books the document. */
  readonly books: boolean;
  readonly recorded: readonly Recorded[];
  /** Our key, where the operation has one. */
  readonly key?: string;
  /** Identifiers that come from somewhere else than answers, e.g. names of our own files. */
  isElsewhere?(id: string): boolean;
  run(system: AccountingSystem): Promise<Result>;
}

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
  readonly recorded: readonly Recorded[];
  /** Our key, where the operation has one. */
  readonly key?: string;
  run(system: AccountingSystem): Promise<Result>;
}

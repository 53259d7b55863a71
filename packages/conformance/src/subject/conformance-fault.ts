/** Names of the faults that the kit knows how to ask for. */
export const conformanceFaultNames = [
  "refuseConnection",
  "loseRequest",
  "commitLoseAnswer",
  "lateCommit",
  "errorBeforeCommit",
  "errorAfterCommit",
  "htmlWith200",
  "emptyBody",
  "truncatedBody",
  "unmappedCode",
  "unauthorized",
  "rateLimited",
  "slow",
  "staleRead",
] as const;

/** One name of {@link conformanceFaultNames}. */
export type ConformanceFaultName = (typeof conformanceFaultNames)[number];

/** Faults that need no number. */
export type PlainFaultName = Exclude<ConformanceFaultName, "lateCommit" | "rateLimited" | "slow">;

/** Which requests a fault meets. */
export interface FaultAim {
  /** Requests that change the books, or requests that only read. Default: "write". */
  readonly on?: "write" | "read";
  /** How many matching requests in a row are hit, counted from the next one. Default: 1. */
  readonly times?: number;
}

/**
 * What goes wrong with the next matching request.
 * - `refuseConnection`: no connection is made; nothing arrives.
 * - `loseRequest`: the request leaves and is forgotten; no answer comes.
 * - `commitLoseAnswer`: the request takes effect; no answer comes.
 * - `lateCommit`: no answer comes; the request takes effect `after` milliseconds later.
 * - `errorBeforeCommit`, `errorAfterCommit`: a 5xx answer without, or with, an effect.
 * - `htmlWith200`, `emptyBody`, `truncatedBody`: status 200 with a page, nothing, or half an answer; a
 *   write has taken effect.
 * - `unmappedCode`: a failure with a code that no documentation names; nothing takes effect.
 * - `unauthorized`: the credentials are turned down; nothing takes effect.
 * - `rateLimited`: too many requests, with or without the wished delay (milliseconds); no effect.
 * - `slow`: takes effect at once, answered after `delay` milliseconds.
 * - `staleRead`: reads answer as if the newest write had not happened; always aimed at reads.
 */
export type ConformanceFault = FaultAim &
  (
    | { readonly type: PlainFaultName }
    | { readonly type: "lateCommit"; readonly after: number }
    | { readonly type: "rateLimited"; readonly retryAfter?: number }
    | { readonly type: "slow"; readonly delay: number }
  );

/** Faults of the line without further settings. */
export type PlainLineFault =
  | "refuseConnection"
  | "loseRequest"
  | "commitLoseAnswer"
  | "errorBeforeCommit"
  | "errorAfterCommit"
  | "htmlWith200"
  | "emptyBody"
  | "truncatedBody"
  | "unmappedCode"
  | "unauthorized"
  | "staleRead";

/**
 * What goes wrong on the line, with writes or with reads (default: writes; `staleRead`: reads), and how
 * often in a row (default: once). Times are milliseconds.
 */
export type LineFault = { readonly on?: "write" | "read"; readonly times?: number } & (
  | { readonly type: PlainLineFault }
  | { readonly type: "lateCommit"; readonly after: number }
  | { readonly type: "rateLimited"; readonly retryAfter?: number }
  | { readonly type: "slow"; readonly delay: number }
);

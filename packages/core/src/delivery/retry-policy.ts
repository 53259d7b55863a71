/** How the engine waits. All times in milliseconds. */
export interface RetryPolicy {
  /** First delay after a sending that had no effect; doubles each time. */
  readonly firstDelay: number;
  readonly longestDelay: number;
  /** First delay between look-ups; doubles each time. */
  readonly firstLookUp: number;
  /** Look-ups in a row without a clear result before an operator is asked. */
  readonly lookUps: number;
  /** Sendings of one step whose outcome was unknown, before an operator is asked. */
  readonly sendings: number;
  /** Rounds in a row that end by a defect or a broken host, before an operator is asked. */
  readonly stalls: number;
  /**
   * Lease of a worker on one submission. It is prolonged while its holder works; after a crash the lane
   * is idle for at most this long.
   */
  readonly lease: number;
  /** Whether accepted documents are read back at once. */
  readonly readBack: boolean;
}

/**
 * Defaults: 2 s doubling to 5 min; 24 look-ups, so that an operator is not asked before an outage has lasted well
 * over an hour; eight sendings, 16 stalls; leases of one minute; everything is read back.
 */
export const defaultRetryPolicy: RetryPolicy = {
  firstDelay: 2_000,
  longestDelay: 300_000,
  firstLookUp: 1_000,
  lookUps: 24,
  sendings: 8,
  stalls: 16,
  lease: 60_000,
  readBack: true,
};

/** Delay before try `count` (0 = first repetition): first × 2^count, capped; the vendor's own wish wins. */
export function backOff(policy: RetryPolicy, first: number, count: number, wish?: number): number {
  const own = Math.min(first * 2 ** Math.min(count, 30), policy.longestDelay);
  return wish === undefined ? own : Math.max(wish, own);
}

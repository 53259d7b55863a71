import { setTimeout as sleep } from "node:timers/promises";
import type { Problem } from "@confirma-connect/core";

/** An answer that may ask to slow down; `retryAfter` in milliseconds. */
interface MaySlowDown {
  readonly type: string;
  readonly problem?: Problem;
  readonly retryAfter?: number;
}

/** How patiently is asked; milliseconds. */
export interface AskingAgain {
  /** Times in all; default 5. */
  readonly turns?: number;
  /** Wait when the answer names none; default 1000. */
  readonly pause?: number;
  /** A longer wait than this is not waited out; default 60,000. */
  readonly longest?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks, and asks again while the answer is "slow down" (ACC_RATE_LIMITED: nothing was processed). For reading only: a
 * list that ends half-way is worth nothing, while deliveries have a schedule of their own. Gives the last answer.
 */
export async function askAgain<A extends MaySlowDown>(
  ask: () => Promise<A>,
  { turns = 5, pause = 1_000, longest = 60_000, signal }: AskingAgain = {},
): Promise<A> {
  for (let turn = 1; ; turn += 1) {
    const answer = await ask();
    if (answer.type !== "notSent" || answer.problem?.code !== "ACC_RATE_LIMITED") return answer;
    const wait = Math.max(answer.retryAfter ?? pause, 1);
    if (turn >= turns || wait > longest || signal?.aborted === true) return answer;
    await sleep(wait, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

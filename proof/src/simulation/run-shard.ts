import { type DrawOptions, drawPlan } from "./draw-plan.ts";
import { StoreSource } from "./open-store.ts";
import { runHistory } from "./run-history.ts";
import { addTally, emptyTally, type Tally, tallyOf } from "./tally.ts";

/** Which histories of a run one thread takes: every `threads`-th, from `first`. */
export interface Shard {
  readonly first: number;
  readonly threads: number;
  readonly histories: number;
  /** Ends after so many failures; every one of them is a defect. */
  readonly mostFailures?: number;
}

/** How many histories are added up before progress is told. */
const portion = 50;

/** Runs histories one after the other and adds them up. */
export async function runShard(
  options: DrawOptions,
  { first, threads, histories, mostFailures = 5 }: Shard,
  progress: (done: number) => void = () => undefined,
): Promise<Tally> {
  const source = new StoreSource();
  let whole = emptyTally;
  let part = emptyTally;
  try {
    for (let index = first; index < histories; index += threads) {
      const plan = drawPlan(options, index);
      const result = await runHistory(plan, await source.store(plan.store));
      part = addTally(part, tallyOf(plan, index, result));
      if (part.histories < portion) continue;
      progress(part.histories);
      whole = addTally(whole, part);
      part = emptyTally;
      if (whole.failures.length >= mostFailures) break;
    }
  } finally {
    await source.close();
  }
  return addTally(whole, part);
}

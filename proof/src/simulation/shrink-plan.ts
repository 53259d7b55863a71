import type { HistoryPlan } from "./history-plan.ts";
import { StoreSource } from "./open-store.ts";
import { runHistory } from "./run-history.ts";

/** Which parts of a drawn history are kept. */
export interface Kept {
  readonly faults: readonly number[];
  readonly deliveries: readonly number[];
}

/** Everything that was drawn. */
export const keepAll = ({ faults, deliveries }: HistoryPlan): Kept => ({
  faults: [...faults.keys()],
  deliveries: [...deliveries.keys()],
});

/** The history with the kept parts only. */
export const reduced = (plan: HistoryPlan, { faults, deliveries }: Kept): HistoryPlan => ({
  ...plan,
  faults: plan.faults.filter((_, index) => faults.includes(index)),
  deliveries: plan.deliveries.filter((_, index) => deliveries.includes(index)),
});

/** Runs a history on a store of its own. */
export async function runAlone(plan: HistoryPlan): Promise<Awaited<ReturnType<typeof runHistory>>> {
  const source = new StoreSource();
  try {
    return await runHistory(plan, await source.store(plan.store));
  } finally {
    await source.close();
  }
}

const without = (list: readonly number[], one: number): readonly number[] =>
  list.filter((each) => each !== one);

/** Leaves out faults and documents one after the other for as long as the history still fails. */
export async function shrinkPlan(plan: HistoryPlan): Promise<Kept> {
  let kept = keepAll(plan);
  for (let again = true; again; ) {
    again = false;
    const smaller: readonly Kept[] = [
      ...kept.faults.map((each) => ({ ...kept, faults: without(kept.faults, each) })),
      ...kept.deliveries.map((each) => ({ ...kept, deliveries: without(kept.deliveries, each) })),
    ];
    for (const candidate of smaller) {
      const { violations } = await runAlone(reduced(plan, candidate));
      if (violations.length === 0) continue;
      kept = candidate;
      again = true;
      break;
    }
  }
  return kept;
}

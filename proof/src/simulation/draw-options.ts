import { type Reach, reachOf } from "./coverage.ts";
import type { DrawOptions } from "./draw-plan.ts";
import { type AdapterName, adapterNames } from "./stage/stage.ts";

/** What histories are drawn from, and what can be reached at each adapter. */
export interface Preparation {
  readonly options: DrawOptions;
  readonly reaches: Readonly<Partial<Record<AdapterName, Reach>>>;
}

/** Finds out the steps of the adapters and what can strike at them. */
export function prepare(base: Omit<DrawOptions, "targets">): Preparation {
  const reaches = new Map(base.adapters.map((adapter) => [adapter, reachOf(adapter)] as const));
  const targetsOf = (adapter: AdapterName) => reaches.get(adapter)?.targets ?? [];
  const [sandbox, netvisor, procountor, netbaron] = adapterNames;
  const targets = {
    sandbox: targetsOf(sandbox),
    netvisor: targetsOf(netvisor),
    procountor: targetsOf(procountor),
    netbaron: targetsOf(netbaron),
  };
  return { options: { ...base, targets }, reaches: Object.fromEntries(reaches) };
}

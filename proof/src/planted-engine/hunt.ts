import { parentPort, workerData } from "node:worker_threads";
import type { SubmissionStore } from "@confirma-connect/core";
import { prepare } from "../simulation/draw-options.ts";
import { drawPlan } from "../simulation/draw-plan.ts";
import type { HistoryPlan } from "../simulation/history-plan.ts";
import { StoreSource } from "../simulation/open-store.ts";
import { runHistory } from "../simulation/run-history.ts";
import { adapterNames } from "../simulation/stage/stage.ts";

/** How long a planted defect is looked for. */
export interface HuntOrder {
  readonly seed: string;
  readonly store: "memory" | "sqlite";
  readonly histories: number;
}

/** When it was caught, if it was. */
export interface HuntResult {
  /** Histories that were needed, the one that failed included. */
  readonly histories: number;
  /** The first broken promise; absent when the defect was not caught. */
  readonly violation?: string;
}

/** Runs histories until one breaks a promise. A history that makes the code under test throw counts as such. */
async function hunt({ seed, store, histories }: HuntOrder): Promise<HuntResult> {
  const { options } = prepare({ seed, adapters: adapterNames, store });
  const source = new StoreSource();
  try {
    for (let index = 0; index < histories; index += 1) {
      const plan = drawPlan(options, index);
      const [violation] = await violationsOf(plan, await source.store(plan.store));
      if (violation !== undefined) return { histories: index + 1, violation };
    }
    return { histories };
  } finally {
    await source.close();
  }
}

async function violationsOf(plan: HistoryPlan, store: SubmissionStore): Promise<readonly string[]> {
  try {
    return (await runHistory(plan, store)).violations;
  } catch (error) {
    return [`it throws: ${String(error)}`];
  }
}

const order: HuntOrder | undefined = workerData;
if (order !== undefined) parentPort?.postMessage(await hunt(order));

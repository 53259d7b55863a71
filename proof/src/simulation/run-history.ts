import type { SubmissionStore } from "@confirma-connect/core";
import type { PlannedFault } from "./fault.ts";
import { History } from "./history.ts";
import type { HistoryPlan } from "./history-plan.ts";
import { type Judgement, judge } from "./judge.ts";
import { stageKinds } from "./stage/stage-kinds.ts";
import { firstMoment, World } from "./world.ts";

/** How a history ended. */
export interface HistoryResult extends Judgement {
  readonly struck: readonly PlannedFault[];
  readonly log: readonly string[];
}

const hour = 3_600_000;
/** No history of a handful of documents needs longer, whatever goes wrong. */
const longest = 72 * hour;

/** Runs one history in virtual time with the shipped engine, store and adapter, and judges it at rest. */
export async function runHistory(plan: HistoryPlan, store: SubmissionStore): Promise<HistoryResult> {
  const world = new World(plan.seed, plan.faults);
  const stage = stageKinds[plan.adapter].open(world, plan.readings);
  const history = new History(plan, world, stage, store);
  world.direct(history);
  const inTime = await world.time.run(history.live(), firstMoment + longest);
  const judgement = await judge({ plan, stage, submissions: await history.submissions(), history });
  const late = inTime ? [] : ["it never came to rest"];
  const violations = [...new Set([...judgement.violations, ...world.broken, ...late])];
  return { ...judgement, violations, struck: world.struck, log: world.log };
}

import { type AccountPlan, FindingList, type RenderContext } from "@confirma-connect/core";
import { type NetbaronPlan, netbaronPlanOf } from "./netbaron-plan.ts";
import type { Readings } from "./readings.ts";

/** Everything that translating one document needs beside the document. */
export interface Translation {
  readonly plan: AccountPlan;
  readonly decisions: NetbaronPlan;
  readonly readings: Readings;
  readonly findings: FindingList;
}

/** Opens the translation of one document; a plan that cannot be read is its first finding. */
export function translationOf({ plan }: RenderContext, readings: Readings): Translation {
  const { decisions, problems } = netbaronPlanOf(plan);
  return {
    plan,
    decisions,
    readings,
    findings: new FindingList({ holder: "NetBaron", charset: "utf-8", cut: plan.cutLongTexts }, problems),
  };
}

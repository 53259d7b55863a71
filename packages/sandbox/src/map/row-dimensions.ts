import { type AccountPlan, type DimensionEntry, mapDimension, problem } from "@confirma-connect/core";
import type { WireDimension } from "../wire/field.ts";
import type { Findings } from "./findings.ts";

interface WithDimensions {
  readonly ledgerDimensions: readonly DimensionEntry[];
  readonly projectNumber?: string | undefined;
}

/** Dimensions of a row, the project number among them. */
export function rowDimensions(
  row: WithDimensions,
  pointer: string,
  { plan, findings }: { readonly plan: AccountPlan; readonly findings: Findings },
): WireDimension[] {
  const dimensions = row.ledgerDimensions.map(({ dimensionType, dimensionValue }, index) => ({
    name: findings.take(
      mapDimension(plan, dimensionType, `${pointer}/ledgerDimensions/${index}/dimensionType`),
    ),
    item: dimensionValue,
  }));
  if (row.projectNumber === undefined) return dimensions;
  if (plan.projectDimension !== undefined) {
    return [...dimensions, { name: plan.projectDimension, item: row.projectNumber }];
  }
  const message = "the plan names no dimension for project numbers";
  findings.add(problem("ACC_MAPPING_DIMENSION", { pointer: `${pointer}/projectNumber`, message }));
  return dimensions;
}

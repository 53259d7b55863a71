import type { DimensionEntry } from "../agency/common.ts";
import type { AccountPlan } from "./account-plan.ts";
import type { FindingList } from "./finding-list.ts";
import { mapDimension } from "./plan-lookup.ts";

/** One dimension item of a row, by the names that the accounting system's users see. */
export interface DimensionItem {
  readonly name: string;
  readonly item: string;
}

/** The dimension fields of a row in either of the agency's documents. */
export interface DimensionRow {
  readonly projectNumber?: string | undefined;
  readonly ledgerDimensions: readonly DimensionEntry[];
}

/** What dimension items are translated with. */
export interface DimensionContext {
  readonly plan: AccountPlan;
  readonly findings: FindingList;
}

/**
 * The dimension items of a row for systems with dimensions by name; the project number is one more, of the dimension
 * that the plan names. `repeated` says why a row has one item of each dimension; the pointer leads to the row.
 */
export function dimensionItemsOf(
  context: DimensionContext,
  row: DimensionRow,
  pointer: string,
  repeated: string,
): readonly DimensionItem[] {
  const { plan, findings } = context;
  const listed = row.ledgerDimensions.map(({ dimensionType, dimensionValue }, index) => {
    const place = `${pointer}/ledgerDimensions/${index}`;
    const name = findings.mapped(mapDimension(plan, dimensionType, `${place}/dimensionType`), place);
    return { name, item: findings.text(dimensionValue, `${place}/dimensionValue`) };
  });
  const all = [...listed, ...projectOf(context, row.projectNumber, `${pointer}/projectNumber`)];
  const names = all.map(({ name }) => name).filter((name) => name !== "");
  if (new Set(names).size < names.length) {
    const message = `a row may have one item of each dimension; ${repeated}`;
    findings.refuse("ACC_UNSUPPORTED_FEATURE", `${pointer}/ledgerDimensions`, message);
  }
  return all;
}

function projectOf(
  { plan, findings }: DimensionContext,
  projectNumber: string | undefined,
  pointer: string,
): readonly DimensionItem[] {
  if (projectNumber === undefined) return [];
  const item = findings.text(projectNumber, pointer);
  if (plan.projectDimension !== undefined) {
    return [{ name: findings.text(plan.projectDimension, pointer), item }];
  }
  const message = "the plan names no dimension for project numbers (projectDimension)";
  findings.refuse("ACC_MAPPING_DIMENSION", pointer, message);
  return [];
}

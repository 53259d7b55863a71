import {
  type AccountPlan,
  type DimensionEntry,
  type Percentage,
  percentageToJsonNumber,
} from "@confirma-connect/core";
import type { DimensionOfLine } from "../wire/answer/field.ts";

/** A plan read backwards; undefined where nobody gave one, then vendor words stay. */
export type ReversePlan = AccountPlan | undefined;

/** The agency's account number; the vendor's own where the plan names none or several. */
export const accountOf = (plan: ReversePlan, number: string): string =>
  only(keysOf(plan?.accounts.map ?? {}, (target) => target === number)) ?? number;

/** The agency's VAT code (undefined: rows without a code); the vendor's own where the plan does not tell. */
export function agencyVatCodeOf(
  plan: ReversePlan,
  code: string | undefined,
  percentage: Percentage,
): string | undefined {
  const percent = percentageToJsonNumber(percentage);
  const rules = (plan?.vatCodes ?? []).filter(({ target }) => target === code);
  const exact = rules.filter((rule) => rule.percentage === percent);
  const [rule, second] = exact.length > 0 ? exact : rules.filter((each) => each.percentage === undefined);
  if (rule !== undefined && second === undefined) return rule.code;
  // The agency writes rows without VAT handling with an empty code.
  return code === "NONE" ? undefined : code;
}

/** Where the dimensions of a line go in the agency's row. */
export interface AgencyDimensions {
  readonly projectNumber: string | undefined;
  readonly ledgerDimensions: DimensionEntry[];
}

/** Dimension names become types again; the plan's project dimension becomes the project number. */
export function agencyDimensionsOf(
  plan: ReversePlan,
  dimensions: readonly DimensionOfLine[],
): AgencyDimensions {
  const project = dimensions.find(({ name }) => name === plan?.projectDimension);
  return {
    projectNumber: project?.item,
    ledgerDimensions: dimensions
      .filter((dimension) => dimension !== project)
      .map(({ name, item }) => ({
        dimensionType: only(keysOf(plan?.dimensions ?? {}, (target) => target === name)) ?? name,
        dimensionValue: item,
      })),
  };
}

/** The agency's document type for a voucher class under any of its names; the first name where the plan has none. */
export function documentTypeOf(plan: ReversePlan, names: readonly string[]): string {
  const types = keysOf(plan?.documentClasses ?? {}, (target) => names.includes(target));
  return only(types) ?? names[0] ?? "-";
}

const keysOf = (record: Readonly<Record<string, string>>, fits: (value: string) => boolean) =>
  Object.entries(record).flatMap(([key, value]) => (fits(value) ? [key] : []));

const only = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

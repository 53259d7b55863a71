import {
  type AccountPlan,
  type DimensionEntry,
  type FindingList,
  formatPercentage,
  mapDimension,
  mapVatCode,
  type Percentage,
} from "@confirma-connect/core";
import type { RequestDimension } from "../wire/request/dimension.ts";
import { isRequestVatCode, type RequestVatCode } from "../wire/request/vat-code.ts";
import type { Readings } from "./readings.ts";
import { fitsVatCode } from "./vat-table.ts";

/** What translating a row needs beside the row. */
export interface RowContext {
  readonly plan: AccountPlan;
  readonly readings: Readings;
  readonly findings: FindingList;
}

/** The VAT fields of a row in either of the agency's documents. */
interface VatRow {
  readonly vatCode?: string | undefined;
  readonly vatPercentage: Percentage;
}

/**
 * The Netvisor VAT code of a row. A row at 0 % without a code is `NONE` unless the plan has a rule for
 * it: the agency writes balance-sheet and VAT rows so.
 */
export function vatCodeOf(context: RowContext, row: VatRow, pointer: string): RequestVatCode {
  const place = row.vatCode === undefined ? `${pointer}/vatPercentage` : `${pointer}/vatCode`;
  const question = { code: row.vatCode, percentage: row.vatPercentage, pointer: place };
  const mapped = mapVatCode(context.plan, question);
  if ("problem" in mapped) {
    if (row.vatCode === undefined && row.vatPercentage === 0) return "NONE";
    context.findings.add([mapped.problem]);
    return "NONE";
  }
  return checkedVatCode(context, mapped.value, row.vatPercentage, place);
}

/** Checks that a word of the plan is a VAT code of Netvisor and goes with the percentage. */
export function checkedVatCode(
  { readings, findings }: RowContext,
  word: string,
  percentage: Percentage,
  pointer: string,
): RequestVatCode {
  if (!isRequestVatCode(word)) {
    findings.refuse("ACC_MAPPING_VAT_CODE", pointer, `the plan's VAT code ${word} is not a code of Netvisor`);
    return "NONE";
  }
  if (!fitsVatCode(word, percentage, readings)) {
    const percent = formatPercentage(percentage, ".");
    findings.refuse(
      "ACC_DOCUMENT_VAT_RATE",
      pointer,
      `Netvisor does not take VAT code ${word} with ${percent} %`,
    );
  }
  return word;
}

/** The dimension fields of a row in either of the agency's documents. */
interface DimensionRow {
  readonly projectNumber?: string | undefined;
  readonly ledgerDimensions: readonly DimensionEntry[];
}

/** The dimensions of a row by name; the project number is one more dimension, named by the plan. */
export function dimensionsOf(
  context: RowContext,
  row: DimensionRow,
  pointer: string,
): readonly RequestDimension[] {
  const { plan, findings } = context;
  const dimensions = row.ledgerDimensions.map(({ dimensionType, dimensionValue }, index) => {
    const place = `${pointer}/ledgerDimensions/${index}`;
    const name = findings.mapped(mapDimension(plan, dimensionType, `${place}/dimensionType`), place);
    return { dimensionname: name, dimensionitem: findings.text(dimensionValue, `${place}/dimensionValue`) };
  });
  const all = [...dimensions, ...projectOf(context, row.projectNumber, `${pointer}/projectNumber`)];
  const names = all.map(({ dimensionname }) => dimensionname).filter((name) => name !== "");
  if (new Set(names).size < names.length) {
    const message = "a row may have one item of each dimension; Netvisor does not split a row";
    findings.refuse("ACC_UNSUPPORTED_FEATURE", `${pointer}/ledgerDimensions`, message);
  }
  return all;
}

function projectOf(
  { plan, findings }: RowContext,
  projectNumber: string | undefined,
  pointer: string,
): readonly RequestDimension[] {
  if (projectNumber === undefined) return [];
  const item = findings.text(projectNumber, pointer);
  if (plan.projectDimension !== undefined) {
    return [{ dimensionname: findings.text(plan.projectDimension, pointer), dimensionitem: item }];
  }
  const message = "the plan names no dimension for project numbers (projectDimension)";
  findings.refuse("ACC_MAPPING_DIMENSION", pointer, message);
  return [];
}

/** Dimensions as the predicted postings show them. */
export const postingDimensions = (dimensions: readonly RequestDimension[]) =>
  dimensions.map(({ dimensionname, dimensionitem }) => ({ name: dimensionname, item: dimensionitem }));

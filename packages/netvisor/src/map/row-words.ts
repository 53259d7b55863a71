import {
  type AccountPlan,
  type DimensionRow,
  dimensionItemsOf,
  type FindingList,
  formatPercentage,
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

/** The dimensions of a row by name. */
export const dimensionsOf = (
  context: RowContext,
  row: DimensionRow,
  pointer: string,
): readonly RequestDimension[] =>
  dimensionItemsOf(context, row, pointer, "Netvisor does not split a row").map(({ name, item }) => ({
    dimensionname: name,
    dimensionitem: item,
  }));

/** Dimensions as the predicted postings show them. */
export const postingDimensions = (dimensions: readonly RequestDimension[]) =>
  dimensions.map(({ dimensionname, dimensionitem }) => ({ name: dimensionname, item: dimensionitem }));

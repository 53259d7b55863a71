import {
  type AccountPlan,
  type FindingList,
  formatPercentage,
  mapVatCode,
  type Percentage,
} from "@confirma-connect/core";
import type { VatType } from "../wire/request/ledger-receipt.ts";
import type { ProcountorPlan } from "./procountor-plan.ts";
import type { Readings } from "./readings.ts";

/** What translating a row needs beside the row. */
export interface RowContext {
  readonly plan: AccountPlan;
  readonly own: ProcountorPlan;
  readonly readings: Readings;
  readonly findings: FindingList;
}

/** A VAT status with its side: the numeric part of `vat_NN` (seen). */
export interface VatWords {
  readonly vatStatus: number;
  readonly vatType: VatType;
}

/** The VAT fields of a row in either of the agency's documents. */
interface VatRow {
  readonly vatCode?: string | undefined;
  readonly vatPercentage: Percentage;
}

// `1`, `vat_1`, or with its side `2 PURCHASE`.
const target = /^(?:vat_)?(\d{1,9})(?: (SALES|PURCHASE))?$/u;

/** Reads a VAT target of the plan; undefined when it is none. Status 0 must never be sent (specs 6, seen). */
export function readVatTarget(word: string, otherwise: VatType): VatWords | undefined {
  const match = target.exec(word);
  const vatStatus = Number(match?.[1] ?? 0);
  if (vatStatus === 0) return undefined;
  return { vatStatus, vatType: match?.[2] === undefined ? otherwise : side(match[2]) };
}

const side = (word: string): VatType => (word === "PURCHASE" ? "PURCHASE" : "SALES");

/**
 * The VAT status of a row. A row at 0 % without a code has no VAT handling unless the plan has a rule for
 * it: the agency writes balance-sheet and VAT rows so.
 */
export function vatWordsOf(context: RowContext, row: VatRow, pointer: string): VatWords {
  const { plan, own, readings, findings } = context;
  const none: VatWords = { vatStatus: readings.noVatStatus, vatType: own.vatType };
  const place = row.vatCode === undefined ? `${pointer}/vatPercentage` : `${pointer}/vatCode`;
  const mapped = mapVatCode(plan, { code: row.vatCode, percentage: row.vatPercentage, pointer: place });
  if ("problem" in mapped) {
    if (row.vatCode !== undefined || row.vatPercentage !== 0) findings.add([mapped.problem]);
    return none;
  }
  const words = readVatTarget(mapped.value, own.vatType);
  if (words === undefined) {
    const message =
      "a VAT target of the plan is a status such as 1 or vat_1, with SALES or PURCHASE behind it, never 0";
    findings.refuse("ACC_MAPPING_VAT_CODE", place, message);
    return none;
  }
  if (words.vatStatus === readings.noVatStatus && row.vatPercentage !== 0) {
    const percent = formatPercentage(row.vatPercentage, ".");
    const message = `the plan books a row at ${percent} % with VAT status ${words.vatStatus}, which handles no VAT`;
    findings.refuse("ACC_MAPPING_VAT_CODE", place, message);
  }
  return words;
}

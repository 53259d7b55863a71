import type { ProcountorReadings } from "../readings.ts";
import { receiptTypeWords } from "../word/type-words.ts";
import {
  day,
  decimal,
  integer,
  list,
  may,
  moment,
  must,
  object,
  shown,
  text,
  type ValueRule,
  word,
} from "./rule.ts";
import { country, dimensionItemValue } from "./shared-rules.ts";

const vatSide = word(["PURCHASE", "SALES"]);

function transaction(readings: ProcountorReadings): ValueRule {
  return object({
    id: may(integer),
    transactionType: must(word(["ENTRY", "RECONCILIATION_ENTRY", "REVERSING_ENTRY"])),
    account: must(text(undefined, 1)),
    accountingValue: must({ kind: "decimal", scale: 2, rounds: true }),
    vatPercent: readings.vatPercent === "required" ? must(decimal) : may(decimal),
    vatType: may(vatSide),
    vatStatus: may(integer),
    description: may(text(255)),
    balanceCode: may(text(255)),
    allocations: shown,
    partnerId: may(integer),
    dimensionItemValues: may(list(dimensionItemValue)),
    vatDeductionPercent: may({ kind: "decimal", least: 0, most: 100 }),
    startDate: may(day),
    endDate: may(day),
  });
}

/** Body of POST and PUT /ledgerreceipts, spec section 6. A row's `id` is read-only but says which row it was. */
export function receiptRule(readings: ProcountorReadings): ValueRule {
  return object({
    id: shown,
    status: shown,
    invoiceId: shown,
    receiptNumber: shown,
    invoiceNumber: shown,
    serialNumber: shown,
    attachments: shown,
    type: must(word(receiptTypeWords)),
    name: must(text(80)),
    receiptDate: must(day),
    vatType: must(vatSide),
    vatStatus: must(integer),
    vatProcessing: may(country),
    invoiceNotes: may(text(10_000)),
    accountantsNotes: may(text(255)),
    transactionDescription: may(text(255)),
    receiptValidity: may(word(["EMPTY", "IMMEDIATELY", "OVER_3_YEARS", "SERVICE_PERIOD"])),
    periodStartDate: may(day),
    periodEndDate: may(day),
    partnerId: may(integer),
    partnerCode: may(text()),
    version: may(moment),
    depreciation: may(
      word([
        "EMPTY",
        "REDUCING_BALANCE_25_PERCENT",
        "REDUCING_BALANCE_4_PERCENT",
        "REDUCING_BALANCE_7_PERCENT",
        "STRAIGHT_LINE_DEPRECIATION_3_YEARS",
        "STRAIGHT_LINE_DEPRECIATION_5_YEARS",
      ]),
    ),
    vatDate: may(day),
    transactions: must(list(transaction(readings), 1)),
  });
}

/** Body of PUT …/transactions/{id}/dimensions (`DimensionItemValueList`). */
export const dimensionListRule: ValueRule = object({
  dimensionItemValues: must(list(dimensionItemValue)),
});

import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedDimensionValue, BookedTransaction } from "../book/book.ts";
import type { RowDraft } from "../book/receipt-sum.ts";
import { centsOf, knownDecimal } from "../format/decimal.ts";
import { listAt, numberAt, sureNumberAt, textAt } from "../format/json.ts";

/** A row as sent, with the id of the stored row it stands for, if any. */
export type SentRow = RowDraft & { readonly id: number | undefined };

const TYPES = ["ENTRY", "RECONCILIATION_ENTRY", "REVERSING_ENTRY"] as const;
const KEPT = ["balanceCode", "partnerId", "startDate", "endDate"];

/** The rows of a receipt whose form is right. */
export function parseRows(body: JsonFields): readonly SentRow[] {
  return listAt(body, "transactions").map(parseRow);
}

/** The dimension values of a row or of a list of their own. */
export function parseDimensions(fields: JsonFields): readonly BookedDimensionValue[] {
  return listAt(fields, "dimensionItemValues").map((value) => ({
    dimensionId: sureNumberAt(value, "dimensionId"),
    itemId: sureNumberAt(value, "itemId"),
    cents: centsOf(knownDecimal(sureNumberAt(value, "value"))),
  }));
}

function parseRow(row: JsonFields): SentRow {
  const side = textAt(row, "vatType");
  const vatType = side === "SALES" || side === "PURCHASE" ? side : undefined;
  return {
    id: numberAt(row, "id"),
    transactionType: TYPES.find((type) => type === row["transactionType"]) ?? "ENTRY",
    account: textAt(row, "account"),
    valueCents: centsOf(knownDecimal(sureNumberAt(row, "accountingValue"))),
    vatPercent: numberAt(row, "vatPercent") ?? 0,
    vatType,
    vatStatus: numberAt(row, "vatStatus"),
    vatDeductionPercent: numberAt(row, "vatDeductionPercent"),
    description: textAt(row, "description"),
    dimensionItemValues: parseDimensions(row),
    other: Object.fromEntries(
      KEPT.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]),
    ),
  };
}

/** Rows with ids: those of stored rows are kept, the others are counted from `firstId`. */
export function keyedRows(
  rows: readonly SentRow[],
  stored: readonly BookedTransaction[],
  firstId: number,
): readonly BookedTransaction[] {
  const used = new Set<number>();
  return rows.map((row, index) => {
    const known = row.id !== undefined && !used.has(row.id) && stored.some(({ id }) => id === row.id);
    const id = known && row.id !== undefined ? row.id : firstId + index;
    used.add(id);
    return { ...row, id };
  });
}

import type { ProcountorCompany } from "../company/company.ts";
import { taxOn } from "../format/decimal.ts";
import type { ProcountorReadings } from "../readings.ts";
import type { BookedTransaction } from "./book.ts";

/** The row the remainder of a receipt goes to, before it has an id. */
export type RowDraft = Omit<BookedTransaction, "id">;

/** What is left of zero over all rows, in cents, with each row's VAT unless the reading is net. */
export function receiptRemainder(
  rows: readonly RowDraft[],
  balanceSum: ProcountorReadings["balanceSum"],
): number {
  return rows.reduce(
    (sum, row) =>
      sum + row.valueCents + (balanceSum === "withVat" ? taxOn(row.valueCents, row.vatPercent) : 0),
    0,
  );
}

/** A reconciliation row that takes a remainder away. */
export function reconciliationRow(company: ProcountorCompany, remainderCents: number): RowDraft {
  return {
    transactionType: "RECONCILIATION_ENTRY",
    account: company.defaultAccounts.rounding,
    valueCents: -remainderCents,
    vatPercent: 0,
    vatType: undefined,
    vatStatus: undefined,
    vatDeductionPercent: undefined,
    description: "",
    dimensionItemValues: [],
    other: {},
  };
}

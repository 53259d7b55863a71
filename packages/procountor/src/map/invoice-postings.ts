import { type CivilDate, type MinorUnits, negateMinor, type Posting } from "@confirma-connect/core";
import type { SalesRow } from "./invoice-row.ts";

/** What the books will show for an approved invoice: receivables against sales and VAT. */
export function invoicePostings(
  rows: readonly SalesRow[],
  total: MinorUnits,
  date: CivilDate,
): readonly Posting[] {
  const receivables: Posting = { account: "(receivables)", amount: total, date, role: "receivables" };
  const sales = rows.flatMap(({ row, account, vatWords, dimensions }): readonly Posting[] => [
    {
      account: account ?? "(sales default)",
      amount: negateMinor(row.netAmount),
      date,
      vatCode: String(vatWords.vatStatus),
      vatPercentage: row.vatPercentage,
      role: "sales",
      ...(dimensions.length === 0 ? {} : { dimensions }),
    },
    ...(row.vatAmount === 0
      ? []
      : [{ account: "(VAT)", amount: negateMinor(row.vatAmount), date, role: "VAT" }]),
  ]);
  return [receivables, ...sales];
}

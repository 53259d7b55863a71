import { type CivilDate, type MinorUnits, negateMinor, type Posting } from "@confirma-connect/core";
import type { InvoiceLine } from "./invoice-line.ts";
import { postingDimensions } from "./row-words.ts";

/** Roles of an invoice's postings: accounts that the company's settings name and we do not know. */
export const invoiceRoles = {
  receivables: "(receivables)",
  sales: "(sales default)",
  vat: "(VAT debt)",
} as const;

/** What the books will show for an open invoice: receivables against sales and VAT. */
export function invoicePostings(
  lines: readonly InvoiceLine[],
  total: MinorUnits,
  date: CivilDate,
): readonly Posting[] {
  const receivables: Posting = {
    account: invoiceRoles.receivables,
    amount: total,
    date,
    role: "receivables",
  };
  const sales = lines.flatMap((line): readonly Posting[] => [
    {
      account: line.account ?? invoiceRoles.sales,
      amount: negateMinor(line.row.netAmount),
      date,
      vatCode: line.vatCode,
      vatPercentage: line.row.vatPercentage,
      role: "sales",
      ...(line.dimensions.length === 0 ? {} : { dimensions: postingDimensions(line.dimensions) }),
    },
    ...(line.row.vatAmount === 0
      ? []
      : [{ account: invoiceRoles.vat, amount: negateMinor(line.row.vatAmount), date, role: "VAT" }]),
  ]);
  return [receivables, ...sales];
}

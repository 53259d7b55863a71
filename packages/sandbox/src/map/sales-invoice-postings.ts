import { negateMinor, type Posting } from "@confirma-connect/core";
import type { SalesInvoice } from "../wire/sales-invoice.ts";
import { defaultVatAccount } from "./entry-postings.ts";

/** Account of open sales invoices in the sandbox. */
export const receivables = "1700";

/** What the books will show: the receivable against sales and VAT. */
export function salesInvoicePostings({ date, gross, vat, rows }: SalesInvoice): readonly Posting[] {
  const sales = rows.map(
    (row): Posting => ({
      account: row.account,
      amount: negateMinor(row.net),
      date,
      role: "sales",
      ...(row.vatCode === undefined ? {} : { vatCode: row.vatCode, vatPercentage: row.vatPercentage }),
      ...(row.dimensions.length === 0 ? {} : { dimensions: row.dimensions }),
    }),
  );
  const tax: readonly Posting[] =
    vat === 0 ? [] : [{ account: defaultVatAccount, amount: negateMinor(vat), date, role: "VAT" }];
  return [{ account: receivables, amount: gross, date, role: "receivable" }, ...sales, ...tax];
}

import { minorUnits, type OpenBalance, type Period } from "@confirma-connect/core";
import type { SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import type { Exchange } from "./exchange.ts";
import { readInvoiceRows } from "./read-invoices.ts";

const customerOf = ({ customerNetvisorKey, customerCode, customerName }: SalesInvoiceRow): string =>
  customerNetvisorKey ?? customerCode ?? customerName ?? "";

const none = minorUnits(0);

/** A credit note that is not matched yet: it takes from an invoice that does not say so. */
const isLooseCredit = ({ sum = none, openSum = sum }: SalesInvoiceRow): boolean => sum < 0 && openSum !== 0;

/**
 * Open sums of the invoice list, one request per month. Netvisor takes a credit note off its invoice when they are
 * matched; while a customer has one that is not, nothing is said of that customer's invoices.
 */
export async function* readOpenBalances(client: Exchange, period: Period): AsyncIterable<OpenBalance> {
  const rows: SalesInvoiceRow[] = [];
  for await (const row of readInvoiceRows(client, period)) rows.push(row);
  const unclear = new Set(rows.filter(isLooseCredit).map(customerOf));
  for (const row of rows) {
    const { netvisorKey: vendorId, openSum: open } = row;
    if (open !== undefined && !unclear.has(customerOf(row))) yield { vendorId, open };
  }
}

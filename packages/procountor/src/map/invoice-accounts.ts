import { amountToJsonNumber, negateMinor, type RenderContext, type Step } from "@confirma-connect/core";
import type { ReceiptRowChange } from "../wire/request/ledger-receipt.ts";
import { type DimensionSteps, dimensionSteps } from "./dimension-words.ts";
import { findAccountSteps } from "./find-account-steps.ts";
import type { SalesRow } from "./invoice-row.ts";
import { jsonRequest } from "./step-request.ts";

/** The steps that put accounts and dimensions on an invoice, around the invoice itself. */
export interface InvoiceAccounts {
  /** Look-ups before the invoice is made: an account that is missing must not leave half an invoice behind. */
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/**
 * Accounts and dimensions stand on the invoice's receipt, not on the invoice (specs 4.3, seen). The receipt
 * is read again right before it is written, because Procountor may have made it anew under another identifier.
 */
export function invoiceAccounts(rows: readonly SalesRow[], context: RenderContext): InvoiceAccounts {
  const accounts = rows.flatMap(({ account }) => account ?? []);
  const dimensions = dimensionSteps(rows.map((row) => row.dimensions));
  if (accounts.length === 0 && dimensions.steps.length === 0) return { before: [], after: [] };
  return {
    before: [...findAccountSteps(accounts), ...dimensions.steps],
    after: [accountsStep(rows, dimensions, context)],
  };
}

const accountsStep = (
  rows: readonly SalesRow[],
  dimensions: DimensionSteps,
  { keyOf }: RenderContext,
): Step => ({
  name: "accounts",
  action: "create",
  title: "Accounts and dimensions of the invoice, on its receipt as it is read right before",
  request: jsonRequest("PUT", "ledgerreceipts/(of invoice {{invoice}})", {
    transactions: rows.map((row) => changeOf(row, dimensions)),
  }),
  identity: { type: "receiptAccounts", key: keyOf("accounts"), values: {} },
  uses: ["invoice", ...dimensions.names],
  postings: [],
});

function changeOf(
  { row, request, account, dimensions: items }: SalesRow,
  dimensions: DimensionSteps,
): ReceiptRowChange {
  const net = negateMinor(row.netAmount);
  return {
    description: request.product,
    accountingValue: amountToJsonNumber(net),
    ...(account === undefined ? {} : { account }),
    ...(items.length === 0 ? {} : { dimensionItemValues: dimensions.values(items, net) }),
  };
}

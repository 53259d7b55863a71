import { formatAmount, type ResolvedStep } from "@confirma-connect/core";
import { readSalesInvoices } from "../wire/answer/sales-invoice.ts";
import type { SalesPaymentRow } from "../wire/answer/sales-payment-list.ts";
import {
  type Comparison,
  compareAmount,
  compareFact,
  differing,
  equal,
  missing,
  plainReference,
  squeezed,
  together,
} from "./comparison.ts";
import type { LookUp, Unclear } from "./look-up.ts";

type Values = ResolvedStep["identity"]["values"];

/** Compares a payment that carries our key with what was sent: date, sum, payer and the invoice it pays. */
export async function comparePayment(
  row: SalesPaymentRow,
  values: Values,
  lookUp: LookUp,
): Promise<Comparison | Unclear> {
  const target = await compareTarget(row, values, lookUp);
  if ("type" in target) return target;
  return together(
    compareContent(row, values),
    compareFact("payer's name", squeezed(values["sourceName"]), squeezed(row.name)),
    target,
  );
}

/** Date and sum alone: all that can be said of a payment without our key. */
export const compareContent = (row: SalesPaymentRow, values: Values): Comparison =>
  together(
    compareFact("payment date", values["date"], row.date),
    compareAmount("sum", values["sum"], row.sum === undefined ? undefined : formatAmount(row.sum, ".")),
  );

/** A payment names its invoice by number, whatever it was targeted with. */
async function compareTarget(
  row: SalesPaymentRow,
  values: Values,
  lookUp: LookUp,
): Promise<Comparison | Unclear> {
  const { invoiceNumber, referenceNumber } = row;
  const value = values["targetValue"];
  const other = "the payment is not targeted at the invoice that was named";
  // A payment that found no target has no invoice number.
  if (invoiceNumber === undefined) return differing(other);
  switch (values["target"]) {
    case "invoicenumber":
      return invoiceNumber === value ? equal : differing(other);
    case "reference":
      return compareFact("reference", plainReference(value), plainReference(referenceNumber));
    case "netvisor": {
      const resource = `getsalesinvoice.nv?netvisorkey=${value ?? ""}&pdfimage=nopdf`;
      const looked = await lookUp.read({ resource }, readSalesInvoices);
      if (looked.type === "unclear") return looked;
      const number = looked.found[0]?.number;
      if (number === undefined) return missing;
      return number === invoiceNumber ? equal : differing(other);
    }
    default:
      return missing;
  }
}

import type { Invoice } from "../agency/invoice.ts";
import { formatDecimal } from "../value/decimal.ts";
import type { CaseSighting } from "./collection-desk.ts";
import type { CollectionEntry } from "./collection-entry.ts";
import type { PlannedAction } from "./plan-receivable.ts";
import type { Look } from "./tell-once.ts";

/** An invoice as it is hashed: exact decimals are big integers inside, which JSON cannot write. */
export const invoiceContent = ({ rows, ...invoice }: Invoice): unknown => ({
  ...invoice,
  rows: rows.map(({ quantity, unitPrice, ...row }) => ({
    ...row,
    quantity: formatDecimal(quantity, "."),
    unitPrice: formatDecimal(unitPrice, "."),
  })),
});

/** Whether the agency shows the effect of an action: a closed case, or the capital that a payment leaves. */
export function lookForAction(sighting: CaseSighting, { facts }: CollectionEntry): Look {
  if (sighting.type !== "found") return { type: "unclear" };
  if (facts["code"] === "WITHDRAW") return { type: sighting.closed ? "found" : "absent" };
  if (facts["code"] !== "DIRECTPAYMENT" || sighting.capital === undefined) return { type: "unclear" };
  return { type: String(sighting.capital) === facts["outstandingCapital"] ? "found" : "absent" };
}

/**
 * What is kept of an invoice: its date, by which the books are read, the due date that the agency was given, and its
 * total in minor units.
 */
export const invoiceFacts = ({ header, amounts }: Invoice): CollectionEntry["facts"] => ({
  invoiceDate: header.date,
  dueDate: header.dueDate,
  amount: String(amounts.totalAmount),
  currency: header.currencyCode,
});

/** What a look-up needs to recognise an action by, and a person to know it. Amounts are minor units. */
export function actionFacts({ action }: PlannedAction): CollectionEntry["facts"] {
  switch (action.code) {
    case "WITHDRAW":
      return { code: action.code };
    case "DUEDATE":
      return { code: action.code, dueDate: action.dueDate };
    case "DIRECTPAYMENT": {
      const { amount, currency, paymentDate, outstandingCapital } = action.payment;
      const sums = { amount: String(amount), outstandingCapital: String(outstandingCapital) };
      return { code: action.code, currency, paymentDate, ...sums };
    }
  }
}

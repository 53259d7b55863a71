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

/** What a look-up needs to recognise an action by. */
export const actionFacts = ({ action }: PlannedAction): CollectionEntry["facts"] =>
  action.code === "DIRECTPAYMENT"
    ? { code: action.code, outstandingCapital: String(action.payment.outstandingCapital) }
    : { code: action.code };

import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { locateCreditNoteMatch } from "./locate-credit-note-match.ts";
import { locateCustomer, locateProduct, locateSalesInvoiceNumber } from "./locate-register-entry.ts";
import { locateSalesInvoice } from "./locate-sales-invoice.ts";
import { locateSalesPayment } from "./locate-sales-payment.ts";
import { locateVoucher } from "./locate-voucher.ts";
import { type LookUp, unclear } from "./look-up.ts";

const locators: ReadonlyMap<string, (step: ResolvedStep, lookUp: LookUp) => Promise<Sighting>> = new Map([
  ["voucher", locateVoucher],
  ["salesInvoice", locateSalesInvoice],
  ["salesInvoiceNumber", locateSalesInvoiceNumber],
  ["salesPayment", locateSalesPayment],
  ["creditNoteMatch", locateCreditNoteMatch],
  ["customer", locateCustomer],
  ["product", locateProduct],
]);

/** Looks for the effect of a step, each kind of effect in its own way. */
export async function locateStep(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const locate = locators.get(step.identity.type);
  // A stored step of a later version of this adapter: nothing can be said about it.
  return locate === undefined ? unclear("this version cannot look for such a step") : locate(step, lookUp);
}

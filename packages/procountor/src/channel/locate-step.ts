import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import type { Readings } from "../map/readings.ts";
import { locateAccounts } from "./locate-accounts.ts";
import { locateJournal } from "./locate-journal.ts";
import { locatePaymentEvent } from "./locate-payment-event.ts";
import {
  locateAccount,
  locateDimension,
  locateDimensionItem,
  locatePartner,
} from "./locate-register-entry.ts";
import { locateInvoiceNumber, locateSalesInvoice } from "./locate-sales-invoice.ts";
import { locateStatus } from "./locate-status.ts";
import { type LookUp, unclear } from "./look-up.ts";

type Locate = (step: ResolvedStep, lookUp: LookUp, readings: Readings) => Promise<Sighting>;

const locators: ReadonlyMap<string, Locate> = new Map<string, Locate>([
  ["journal", locateJournal],
  ["salesInvoice", locateSalesInvoice],
  ["salesInvoiceNumber", locateInvoiceNumber],
  ["receiptAccounts", (step, lookUp, { receiptRows }) => locateAccounts(step, lookUp, receiptRows)],
  ["receiptStatus", locateStatus],
  ["invoiceStatus", locateStatus],
  ["paymentEvent", (step, lookUp, { paymentKey }) => locatePaymentEvent(step, lookUp, paymentKey)],
  ["account", locateAccount],
  ["dimension", locateDimension],
  ["dimensionItem", locateDimensionItem],
  ["partner", locatePartner],
]);

/** Looks for the effect of a step, each kind of effect in its own way. */
export async function locateStep(step: ResolvedStep, lookUp: LookUp, readings: Readings): Promise<Sighting> {
  const locate = locators.get(step.identity.type);
  // A stored step of a later version of this adapter: nothing can be said about it.
  return locate === undefined
    ? unclear("this version cannot look for such a step")
    : locate(step, lookUp, readings);
}

import type { BookedInvoice } from "../book/book.ts";
import { invalidData } from "../failure.ts";
import { addDays } from "../format/date-text.ts";
import type { XmlNode } from "../format/xml-node.ts";
import type { Scene } from "../scene.ts";

/** What of a payment decides whether it fits an invoice. */
export interface PaymentFacts {
  readonly sumCents: number;
  readonly date: string;
  readonly method: XmlNode;
}

/** The invoice a payment settles; undefined when it is stored without a target. */
export function paymentTarget(
  scene: Scene,
  identifier: XmlNode,
  facts: PaymentFacts,
): BookedInvoice | undefined {
  const found = findTarget(scene, identifier);
  const problem =
    found === undefined ? "Sales invoice not found for the payment" : misfit(found, identifier, facts);
  if (problem === undefined) return found;
  if (scene.readings.untargetedPayment === "store") return undefined;
  throw invalidData(`${problem}: ${identifier.text}`);
}

function findTarget(scene: Scene, identifier: XmlNode): BookedInvoice | undefined {
  const wantsOrder = identifier.attributes["targettype"] === "order";
  const candidates = scene.book.salesInvoices.filter(
    ({ type }) => type === (wantsOrder ? "order" : "invoice"),
  );
  const fits = (invoice: BookedInvoice): boolean => {
    switch (identifier.attributes["type"]) {
      case "netvisor":
        return String(invoice.netvisorKey) === identifier.text;
      case "invoicenumber":
        return String(invoice.number) === identifier.text;
      default:
        return plain(invoice.referenceNumber) === plain(identifier.text);
    }
  };
  const matching = candidates.filter(fits);
  return matching.find(({ status }) => status !== "paid") ?? matching[0];
}

function plain(reference: string): string {
  return reference.replaceAll(" ", "").replace(/^0+/, "");
}

function misfit(invoice: BookedInvoice, identifier: XmlNode, facts: PaymentFacts): string | undefined {
  if (identifier.attributes["targettype"] === "order") {
    const override = facts.method.attributes["overridesalesreceivableaccountnumber"];
    return override === undefined
      ? "A prepayment of an order needs overridesalesreceivableaccountnumber"
      : undefined;
  }
  if (invoice.status === "paid" || invoice.status === "creditloss") return "Sales invoice is already paid";
  if (invoice.status === "unsent" && !invoice.expectPartialPayments) return "Sales invoice is not sent";
  if (Math.sign(facts.sumCents) !== Math.sign(invoice.openCents))
    return "The sign of the sum does not fit the invoice";
  if (Math.abs(facts.sumCents) > Math.abs(invoice.openCents))
    return "The sum is larger than the open sum of the invoice";
  if (facts.sumCents === invoice.openCents || invoice.expectPartialPayments) return undefined;
  return fitsDiscount(invoice, facts)
    ? undefined
    : "The sum is not the open sum and partial payments are not expected";
}

function fitsDiscount(invoice: BookedInvoice, facts: PaymentFacts): boolean {
  const { cashDiscount } = invoice;
  if (cashDiscount === undefined || facts.date > addDays(invoice.date, cashDiscount.days)) return false;
  return invoice.openCents - facts.sumCents <= cashDiscount.cents;
}

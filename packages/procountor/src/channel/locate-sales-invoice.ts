import {
  formatAmount,
  type Problem,
  problem,
  type ResolvedStep,
  type Sighting,
} from "@confirma-connect/core";
import { invoiceSearch } from "../map/find-invoice-step.ts";
import { totalOf } from "../map/sales-invoice-to-invoice.ts";
import { Invoice, InvoiceListRow } from "../wire/answer/invoice.ts";
import { batchOf } from "../wire/answer/page.ts";
import { compareInvoiceRows } from "./compare-invoice-rows.ts";
import { difference, found, identified, type Looked, type LookUp, onlyOne, unclear } from "./look-up.ts";

/** Most invoices with one number that are read whole: the most that a batch read takes (seen). */
const largestBatch = 200;

/**
 * Looks for our invoice by its number and tells it from another one with the same number by our key in its
 * notes: ours with the key; another's when the content differs without it; else nobody can tell.
 */
export async function locateSalesInvoice(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { key, values } = step.identity;
  const number = values["number"] ?? "";
  const looked = await invoicesOf(number, lookUp);
  if (looked.type === "unclear") return looked;
  const all = looked.found;
  if (all.length === 0) return lookUp.absent();
  const ours = all.filter(({ notes }) => notes?.includes(key) === true);
  const one = onlyOne(
    ours.filter(({ status }) => status !== "INVALIDATED"),
    "invoices with our key",
  );
  if (one.type === "unclear") return one;
  if (one.type === "one") return found(one.entry.id, compare(step, one.entry));
  if (ours.length > 0) return unclear("the invoice was made and has been invalidated since");
  if (all.some((invoice) => compare(step, invoice).length === 0)) {
    return unclear("an invoice with our number and content lacks our key: somebody else may have entered it");
  }
  const message = `invoice number ${number} belongs to another invoice`;
  return { type: "taken", problem: problem("ACC_REFUSED_NUMBER_TAKEN", { message }) };
}

/** Looks for any invoice by its number; with a reference, the invoice must carry it too. */
export async function locateInvoiceNumber({ identity }: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const looked = await invoicesOf(identity.key, lookUp);
  if (looked.type === "unclear") return looked;
  const valid = looked.found.filter(({ status }) => status !== "INVALIDATED");
  const one = onlyOne(valid, "invoices with this number");
  if (one.type === "unclear") return one;
  if (one.type === "none") return lookUp.absent();
  const reference = identity.values["reference"];
  if (reference === undefined || plain(reference) === plain(one.entry.paymentInfo?.bankReferenceCode)) {
    return identified(one.entry.id);
  }
  const message = "the invoice with this number has another bank reference than the payment";
  return { type: "taken", problem: problem("ACC_REFUSED_NOT_FOUND", { message }) };
}

/** All invoices with exactly this number, whole. */
async function invoicesOf(number: string, lookUp: LookUp): Promise<Looked<readonly Invoice[]>> {
  const list = await lookUp.readAll(invoiceSearch(number), InvoiceListRow);
  if (list.type === "unclear") return list;
  // The search may be wider than the number asked for (unknown).
  const ids = list.found
    .filter(({ originalInvoiceNumber }) => originalInvoiceNumber === number)
    .map(({ id }) => id);
  if (ids.length === 0) return { type: "seen", found: [] };
  if (ids.length > largestBatch) return unclear(`Procountor has ${ids.length} invoices with this number`);
  const read = await lookUp.read(`invoices/${ids.join(",")}`, batchOf(Invoice));
  if (read.type === "seen" && read.found.length !== ids.length) {
    return unclear("an invoice is in the list, but cannot be read");
  }
  return read;
}

function compare({ identity: { values }, request }: ResolvedStep, invoice: Invoice): readonly Problem[] {
  const total = totalOf(invoice);
  const { paymentInfo } = invoice;
  const facts = [
    ["date", values["date"], invoice.date],
    ["due date", values["dueDate"], paymentInfo?.dueDate],
    ["currency", values["currency"], paymentInfo?.currency],
    ["total", values["total"], total === undefined ? undefined : formatAmount(total, ".")],
    ["reference", plain(values["reference"]), plain(paymentInfo?.bankReferenceCode)],
  ] as const;
  const differing = facts.flatMap(([name, sent, stored]) =>
    sent === undefined || sent === stored
      ? []
      : [difference(`the ${name} in the books is not the one that was sent`)],
  );
  return [...differing, ...compareInvoiceRows(request.body, invoice)];
}

/** References are printed in groups and with leading zeros; both say the same. */
const plain = (reference: string | undefined): string | undefined =>
  reference?.replace(/\s/gu, "").replace(/^0+/u, "").toUpperCase();

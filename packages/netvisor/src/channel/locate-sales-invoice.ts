import {
  formatAmount,
  type Problem,
  problem,
  type ResolvedStep,
  type Sighting,
} from "@confirma-connect/core";
import { readSalesInvoices, type SalesInvoice } from "../wire/answer/sales-invoice.ts";
import { readSalesInvoiceList, type SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import { difference, found, type LookUp, onlyOne, unclear } from "./look-up.ts";

/**
 * Looks for our invoice by its number and tells it from another one with the same number by our key in
 * the private comment.
 */
export async function locateSalesInvoice(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const number = step.identity.values["number"] ?? "";
  const list = await lookUp.read(
    { resource: `salesinvoicelist.nv?invoicenumber=${number}` },
    readSalesInvoiceList,
  );
  if (list.type === "unclear") return list;
  const one = onlyOne(
    list.found.filter(({ invoiceNumber }) => invoiceNumber === number),
    "sales invoices with this number",
  );
  if (one.type === "unclear") return one;
  if (one.type === "none") return lookUp.absent();
  const resource = `getsalesinvoice.nv?netvisorkey=${one.entry.netvisorKey}&pdfimage=nopdf`;
  const got = await lookUp.read({ resource }, readSalesInvoices);
  if (got.type === "unclear") return got;
  const [invoice] = got.found;
  if (invoice === undefined) return unclear("the invoice is in the list, but cannot be read");
  return judge(step, one.entry, invoice);
}

/** Ours with our key; another's when the content differs without it; else nobody can tell. */
function judge(step: ResolvedStep, row: SalesInvoiceRow, invoice: SalesInvoice): Sighting {
  const { key, values } = step.identity;
  const differences = compare(values, row, invoice);
  if (invoice.privateComment?.includes(key) === true) return found(row.netvisorKey, differences);
  if (differences.length > 0) {
    const message = `invoice number ${values["number"] ?? ""} belongs to another invoice`;
    return { type: "taken", problem: problem("ACC_REFUSED_NUMBER_TAKEN", { message }) };
  }
  return unclear(
    "an invoice with our number and content lacks our key: it may have been entered by someone else",
  );
}

type Values = ResolvedStep["identity"]["values"];

function compare(values: Values, row: SalesInvoiceRow, invoice: SalesInvoice): readonly Problem[] {
  const total = invoice.amount ?? row.sum;
  const facts = [
    ["date", values["date"], invoice.date ?? row.invoiceDate],
    ["total", values["total"], total === undefined ? undefined : formatAmount(total, ".")],
    ["reference", plain(values["reference"]), plain(invoice.referenceNumber ?? row.referenceNumber)],
  ] as const;
  return facts.flatMap(([name, sent, stored]) => {
    // An invoice sent without a reference gets one from Netvisor.
    if (sent === undefined || sent === stored) return [];
    return [difference(`the ${name} in the books is not the one that was sent`)];
  });
}

/** References are printed in groups and with leading zeros; both say the same. */
const plain = (reference: string | undefined): string | undefined =>
  reference?.replace(/\s/gu, "").replace(/^0+/u, "").toUpperCase();

import { formatAmount, problem, type ResolvedStep, type Sighting } from "@confirma-connect/core";
import { readComparedLines } from "../map/compared-line.ts";
import { readAccountingLedger, type Voucher } from "../wire/answer/accounting-ledger.ts";
import { readSalesInvoices, type SalesInvoice } from "../wire/answer/sales-invoice.ts";
import { readSalesInvoiceList, type SalesInvoiceRow } from "../wire/answer/sales-invoice-list.ts";
import { compareAccountSums } from "./compare-account-sums.ts";
import { compareInvoiceLines } from "./compare-invoice-lines.ts";
import {
  type Comparison,
  compareAmount,
  compareFact,
  equal,
  foundAs,
  missing,
  plainReference,
  together,
} from "./comparison.ts";
import { type Looked, type LookUp, onlyOne, unclear } from "./look-up.ts";

/** An invoice with everything that Netvisor tells about it. */
interface Seen {
  readonly row: SalesInvoiceRow;
  readonly invoice: SalesInvoice;
}

/**
 * Looks for our invoice by its number and tells it from another one with the same number by our key in
 * the private comment. Header and rows are compared, and what its voucher books: sums of rows can be
 * stored as they were sent and still be booked otherwise.
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
  return judge(step, { row: one.entry, invoice }, lookUp);
}

/** Ours with our key; another's when the header differs without it; else nobody can tell. */
async function judge(step: ResolvedStep, seen: Seen, lookUp: LookUp): Promise<Sighting> {
  const { key, values } = step.identity;
  const header = compareHeader(values, seen);
  if (seen.invoice.privateComment?.includes(key) !== true) {
    if (header.differences.length === 0) {
      return unclear(
        "an invoice with our number and content lacks our key: someone else may have entered it",
      );
    }
    const message = `invoice number ${values["number"] ?? ""} belongs to another invoice`;
    return { type: "taken", problem: problem("ACC_REFUSED_NUMBER_TAKEN", { message }) };
  }
  const voucher = await voucherOf(step, seen, lookUp);
  if (voucher.type === "unclear") return voucher;
  const lines = compareInvoiceLines(seen.invoice.lines, readComparedLines(values["lines"]));
  return foundAs(seen.row.netvisorKey, together(header, lines, compareVoucher(step, voucher.found)));
}

type Values = ResolvedStep["identity"]["values"];

function compareHeader(values: Values, { row, invoice }: Seen): Comparison {
  const total = invoice.amount ?? row.sum;
  const reference = plainReference(values["reference"]);
  return together(
    compareFact("date", values["date"], invoice.date ?? row.invoiceDate),
    compareFact("due date", values["dueDate"], invoice.dueDate ?? row.dueDate),
    compareAmount("total", values["total"], total === undefined ? undefined : formatAmount(total, ".")),
    // An invoice sent without a reference gets one from Netvisor.
    reference === undefined
      ? equal
      : compareFact("reference", reference, plainReference(invoice.referenceNumber ?? row.referenceNumber)),
  );
}

/** An invoice that is not booked yet cannot be compared with its postings, so it is not read back. */
function compareVoucher({ identity, postings }: ResolvedStep, voucher: Voucher | undefined): Comparison {
  if (voucher === undefined || postings.length === 0) return missing;
  return together(
    compareFact("voucher date", identity.values["date"], voucher.date),
    compareAccountSums(voucher.lines, postings),
  );
}

/** The invoice's voucher: by the key that the invoice names, else among its day's by the voucher's source. */
async function voucherOf(
  { identity, postings }: ResolvedStep,
  { row, invoice }: Seen,
  lookUp: LookUp,
): Promise<Looked<Voucher | undefined>> {
  // Unsent: nothing is predicted, so there is nothing to compare a voucher with.
  if (postings.length === 0) return { type: "seen", found: undefined };
  const { voucherKey } = invoice;
  const date = identity.values["date"] ?? "";
  const query = voucherKey === undefined ? { startdate: date, enddate: date } : { netvisorkey: voucherKey };
  const looked = await lookUp.read({ resource: "accountingledger.nv", query }, readAccountingLedger);
  if (looked.type === "unclear") return looked;
  const found = looked.found.find(({ netvisorKey, linkedSource }) =>
    voucherKey === undefined
      ? linkedSource?.netvisorKey === row.netvisorKey && linkedSource.type === "salesinvoice"
      : netvisorKey === voucherKey,
  );
  return { type: "seen", found };
}

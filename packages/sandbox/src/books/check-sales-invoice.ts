import type { SalesInvoice } from "../wire/sales-invoice.ts";
import type { BookLine } from "./posting.ts";
import { firstRefusal, type Refusal } from "./refusal.ts";

/** Lines that a sales invoice makes. */
export function salesInvoiceLines({ gross, vat, rows }: SalesInvoice): readonly BookLine[] {
  const sales = rows.map(({ account, net }) => ({ account, amount: -net }));
  return [{ account: "1700", amount: gross }, { account: "2939", amount: -vat }, ...sales];
}

function* checks(invoice: SalesInvoice): Generator<Refusal | undefined> {
  const { rows, net, vat, gross, type, text = "" } = invoice;
  if (rows.length === 0 || rows.length > 100) yield { code: "TOO_LARGE", text: `${rows.length} rows` };
  if (text.length > 100) yield { code: "TOO_LARGE", text: "the text is too long" };
  if (rows.some((row) => row.name.length > 60 || (row.text ?? "").length > 80)) {
    yield { code: "TOO_LARGE", text: "a row's text is too long" };
  }
  const total = (pick: (row: SalesInvoice["rows"][number]) => number): number =>
    rows.reduce((sum, row) => sum + pick(row), 0);
  const adds = total((row) => row.net) === net && total((row) => row.vat) === vat && net + vat === gross;
  if (!adds) yield { code: "UNBALANCED", text: "rows and totals differ" };
  if ((type === "CREDITNOTE") !== gross < 0) yield { code: "INVALID_DATA", text: "type and sign contradict" };
  if (invoice.dueDate < invoice.date) yield { code: "INVALID_DATA", text: "due before its date" };
}

/** Refuses a sales invoice that does not add up. */
export const checkSalesInvoice = (invoice: SalesInvoice): Refusal | undefined =>
  firstRefusal(checks(invoice));

import {
  type Invoice,
  type InvoiceRow,
  mapAccount,
  negateMinor,
  percentage,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import type { BookLine } from "./book-line.ts";
import { integerColumn } from "./integer-column.ts";
import type { Readings } from "./readings.ts";
import { renderReceipt } from "./receipt-draft.ts";
import { describingText, dimensionsOf, vatCodeOf } from "./row-words.ts";
import { type Translation, translationOf } from "./translation.ts";
import { applyVatReading } from "./vat-reading.ts";

/**
 * Translates a credit note into ledger rows: NetBaron's invoice interface takes INV01 only (seen), so the reduction
 * is booked against receivables. The invoice that is credited stays open in NetBaron's own sales ledger.
 */
export function creditNoteToReceipt(note: Invoice, context: RenderContext, readings: Readings): Rendered {
  const translation = translationOf(context, readings);
  checkCreditNote(note, translation);
  const receivable = receivableLine(note, translation);
  const sales = note.rows.map((row, index) => salesLine(note, row, `/rows/${index}`, translation));
  return renderReceipt(
    {
      title: "Accounting receipt of the credit note (NetBaron takes INV01 only)",
      name: { text: note.header.number, pointer: "/header/number" },
      documentRows: note.rows.length,
      numberSeries: "",
      lines: applyVatReading([receivable, ...sales], "/rows", translation),
      pointer: "/rows",
    },
    context,
    translation,
  );
}

function checkCreditNote({ header }: Invoice, { findings, decisions }: Translation): void {
  if (header.currencyCode !== "EUR") {
    findings.refuse("ACC_UNSUPPORTED_CURRENCY", "/header/currencyCode", "NetBaron takes euros only");
  }
  findings.tell(
    "ACC_UNSUPPORTED_FEATURE",
    "/header/type",
    "NetBaron takes invoices of type INV01 only, so the credit note is booked as ledger rows against receivables; " +
      "match it with the credited invoice in NetBaron",
  );
  if (decisions.receivablesAccount === undefined) {
    const message =
      "a credit note is booked as ledger rows; the plan lacks options.netbaron.receivablesAccount";
    findings.refuse("ACC_MAPPING_PAYMENT", "", message);
  }
}

function receivableLine(note: Invoice, translation: Translation): BookLine {
  const text = describingText(translation, textOf(note), "/header/number");
  return {
    ...common(note, text),
    account: translation.decisions.receivablesAccount ?? "",
    costCenter: "",
    jobNumber: "",
    vatCode: "",
    vatPercentage: percentage(0),
    net: note.amounts.totalAmount,
    gross: note.amounts.totalAmount,
    vatAccount: undefined,
    role: "receivables",
    pointer: "/amounts",
  };
}

const textOf = ({ header, references }: Invoice): string =>
  [`Hyvityslasku ${header.number}`, references.creditedInvoiceNumber]
    .filter((part) => part != null)
    .join(" / ");

const common = ({ header }: Invoice, description: string) => ({
  date: header.date,
  description,
  isVatRow: false,
});

function salesLine(note: Invoice, row: InvoiceRow, pointer: string, translation: Translation): BookLine {
  const { plan, findings } = translation;
  const number = row.accountNumber ?? plan.invoices.salesAccount;
  const place = `${pointer}/accountNumber`;
  if (number === undefined) {
    findings.refuse(
      "ACC_MAPPING_ACCOUNT",
      place,
      "neither the row nor the plan (invoices.salesAccount) names an account",
    );
  }
  const account =
    row.accountNumber === undefined
      ? (number ?? "")
      : findings.mapped(mapAccount(plan, row.accountNumber, place), place);
  return {
    ...common(note, describingText(translation, row.name, `${pointer}/name`)),
    account: integerColumn(findings, account, place, "account numbers"),
    ...dimensionsOf(translation, row, pointer),
    vatCode: vatCodeOf(translation, row, pointer),
    vatPercentage: row.vatPercentage,
    net: negateMinor(row.netAmount),
    gross: negateMinor(row.amount),
    vatAccount: undefined,
    role: "sales",
    pointer,
  };
}

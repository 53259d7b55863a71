import { type Decimal, formatDecimal, normaliseDecimal, type Problem } from "@confirma-connect/core";
import { z } from "zod";
import { type Invoice, InvoiceRow } from "../wire/answer/invoice.ts";
import { difference } from "./look-up.ts";

const Sent = z.object({ invoiceRows: z.array(InvoiceRow) });

const plain = (value: Decimal | undefined): string =>
  value === undefined ? "" : formatDecimal(normaliseDecimal(value), ".");

/** What a row costs, in words that are equal when the figures are. */
const figuresOf = ({ quantity, unitPrice, discountPercent, vatPercent }: InvoiceRow): string =>
  [plain(quantity), plain(unitPrice), discountPercent ?? 0, vatPercent ?? 0].join(" ");

function rowsSent(body: string): readonly InvoiceRow[] | undefined {
  try {
    return Sent.safeParse(JSON.parse(body)).data?.invoiceRows;
  } catch {
    // A body that is no JSON cannot be compared, and that is told.
    return undefined;
  }
}

/** Rows in their order: quantity, unit price, discount and VAT percentage are those that were sent. */
export function compareInvoiceRows(body: string, { invoiceRows }: Invoice): readonly Problem[] {
  const sent = rowsSent(body);
  if (sent === undefined) return [difference("the rows that were sent cannot be read for a comparison")];
  if (sent.length !== invoiceRows.length) {
    return [difference(`the books have ${invoiceRows.length} rows, ${sent.length} were sent`)];
  }
  return sent.flatMap((row, index) => {
    const stored = invoiceRows[index];
    return stored !== undefined && figuresOf(stored) === figuresOf(row)
      ? []
      : [difference(`quantity, price, discount or VAT of row ${index + 1} is not what was sent`)];
  });
}

import { sampleInvoice } from "@confirma-connect/conformance";
import {
  addDays,
  type CivilDate,
  decimalFromMinorUnits,
  type Invoice,
  type InvoiceRow,
  minorUnits,
  negateDecimal,
  type Percentage,
} from "@confirma-connect/core";
import type { SeededRandom } from "../simulation/seeded-random.ts";
import { randomAmount, rowCount } from "./random-rows.ts";

/** What is drawn about an invoice. */
export interface InvoiceDraw {
  readonly number: string;
  readonly date: CivilDate;
  readonly rates: readonly Percentage[];
  readonly salesAccount: string;
  /** Number of the invoice that is credited; absent: an invoice. */
  readonly credits?: string;
}

/** Quantities and prices whose product is exact to the cent, so that only VAT rounds. */
function randomRow(random: SeededRandom, { rates, salesAccount, credits }: InvoiceDraw): InvoiceRow {
  const { rate, net } = randomAmount(random, rates, "net");
  const quantity = random.between(1, 12);
  const rowNet = net * quantity;
  const vat = Math.sign(rowNet) * Number((BigInt(rowNet) * BigInt(rate) * 2n + 100_000n) / 200_000n);
  const sign = credits === undefined ? 1 : -1;
  const count = { digits: BigInt(quantity), scale: 0 };
  return {
    productCode: undefined,
    name: "Service",
    description: undefined,
    quantity: credits === undefined ? count : negateDecimal(count),
    unit: "pcs",
    unitPrice: decimalFromMinorUnits(net),
    vatPercentage: rate,
    vatCode: undefined,
    netAmount: minorUnits(sign * rowNet),
    vatAmount: minorUnits(sign * vat),
    amount: minorUnits(sign * (rowNet + vat)),
    accountNumber: salesAccount,
    projectNumber: undefined,
    ledgerDimensions: [],
  };
}

/** An invoice or a credit note with up to 200 rows at the rates of its day. */
export function randomInvoice(random: SeededRandom, draw: InvoiceDraw): Invoice {
  const { document } = sampleInvoice(1, draw.salesAccount);
  const rows = Array.from({ length: rowCount(random, 200) }, () => randomRow(random, draw));
  const sum = (of: "netAmount" | "vatAmount" | "amount") =>
    minorUnits(rows.reduce((total, row) => total + row[of], 0));
  const { number, date, credits } = draw;
  const credit = credits === undefined ? {} : { payment: undefined, creditedInvoiceNumber: credits };
  return {
    ...document,
    header: {
      ...document.header,
      number,
      date,
      dueDate: addDays(date, 14),
      type: credits === undefined ? "INVOICE" : "CREDITNOTE",
    },
    references: { ...document.references, ...credit },
    amounts: { netAmount: sum("netAmount"), vatAmount: sum("vatAmount"), totalAmount: sum("amount") },
    rows,
  };
}

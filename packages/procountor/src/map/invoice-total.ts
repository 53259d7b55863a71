import {
  type FindingList,
  formatAmount,
  type Invoice,
  type InvoiceRow,
  minorUnits,
  type Percentage,
  rowNet,
  vatOfNet,
} from "@confirma-connect/core";
import { exactSum, sumText } from "./exact-sum.ts";
import type { Readings } from "./readings.ts";

/**
 * Procountor computes an invoice's totals itself from quantities, prices and percentages. A document whose
 * amounts it would compute otherwise would be booked off by cents, so it is refused before anything is sent.
 */
export function checkInvoiceTotal(
  { rows, amounts }: Invoice,
  rounding: Readings["invoiceRounding"],
  findings: FindingList,
): void {
  rows.forEach((row, index) => {
    const net = rowNet(row);
    if (net === row.netAmount) return;
    const message = `Procountor computes ${formatAmount(net, ".")} from quantity, price and discount, netAmount is ${formatAmount(row.netAmount, ".")}`;
    findings.refuse("ACC_DOCUMENT_TOTAL_MISMATCH", `/rows/${index}/netAmount`, message);
  });
  if (rounding === "row") checkRowVat(rows, findings);
  const computed = exactSum(rows.map(({ netAmount }) => netAmount)) + vatTotal(rows, rounding);
  if (computed === BigInt(amounts.totalAmount)) return;
  const message = `Procountor computes ${sumText(computed)}, totalAmount is ${formatAmount(amounts.totalAmount, ".")}`;
  findings.refuse("ACC_DOCUMENT_TOTAL_MISMATCH", "/amounts/totalAmount", message);
}

function checkRowVat(rows: readonly InvoiceRow[], findings: FindingList): void {
  rows.forEach((row, index) => {
    const vat = vatOfNet(row.netAmount, row.vatPercentage);
    if (vat === row.vatAmount) return;
    const message = `Procountor computes ${formatAmount(vat, ".")} of VAT, vatAmount is ${formatAmount(row.vatAmount, ".")}`;
    findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", `/rows/${index}/vatAmount`, message);
  });
}

function vatTotal(rows: readonly InvoiceRow[], rounding: Readings["invoiceRounding"]): bigint {
  if (rounding === "row") {
    return exactSum(rows.map(({ netAmount, vatPercentage }) => vatOfNet(netAmount, vatPercentage)));
  }
  const nets = new Map<Percentage, bigint>();
  for (const { netAmount, vatPercentage } of rows) {
    nets.set(vatPercentage, (nets.get(vatPercentage) ?? 0n) + BigInt(netAmount));
  }
  return exactSum([...nets].map(([rate, net]) => vatOfNet(minorUnits(Number(net)), rate)));
}

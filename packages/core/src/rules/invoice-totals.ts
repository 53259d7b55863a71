import type { Invoice, InvoiceRow } from "../agency/invoice.ts";
import { formatAmount } from "../value/amount.ts";
import { type Decimal, multiplyDecimal, roundToMinorUnits } from "../value/decimal.ts";
import { absMinor, type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import type { Percentage } from "../value/percentage.ts";
import { vatOfNet } from "../value/vat.ts";
import { type Problem, problem } from "./problem.ts";

/** A row's own rounding may move net or VAT by one cent. */
const tolerance = 1;

const differ = (left: MinorUnits, right: MinorUnits): boolean =>
  absMinor(minorUnits(left - right)) > tolerance;

const mismatch = (pointer: string, message: string): Problem =>
  problem("ACC_DOCUMENT_VAT_MISMATCH", { pointer, message });

/** What remains after a discount, as a factor: 100 % is 100 000 thousandths of a percent. */
const afterDiscount = (discount: Percentage): Decimal => ({ digits: 100_000n - BigInt(discount), scale: 5 });

/** Quantity × unit price less discount, rounded to minor units. */
export function rowNet(row: InvoiceRow): MinorUnits {
  const full = multiplyDecimal(row.quantity, row.unitPrice);
  const { discountPercentage } = row;
  if (discountPercentage === undefined) return roundToMinorUnits(full);
  return roundToMinorUnits(multiplyDecimal(full, afterDiscount(discountPercentage)));
}

function checkRow(row: InvoiceRow, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  const gross = minorUnits(row.netAmount + row.vatAmount);
  if (gross !== row.amount) {
    const message = `netAmount and vatAmount sum to ${formatAmount(gross, ".")}, amount is ${formatAmount(row.amount, ".")}`;
    problems.push(mismatch(`${pointer}/amount`, message));
  }
  const vat = vatOfNet(row.netAmount, row.vatPercentage);
  if (differ(vat, row.vatAmount)) {
    const message = `vatAmount must be ${formatAmount(vat, ".")} for this netAmount and vatPercentage`;
    problems.push(mismatch(`${pointer}/vatAmount`, message));
  }
  const net = rowNet(row);
  if (differ(net, row.netAmount)) {
    const message = `quantity and unitPrice make ${formatAmount(net, ".")}, netAmount is ${formatAmount(row.netAmount, ".")}`;
    problems.push(problem("ACC_DOCUMENT_TOTAL_MISMATCH", { pointer: `${pointer}/netAmount`, message }));
  }
  return problems;
}

/** Rows are consistent in themselves and sum exactly to the totals. */
export function checkInvoiceTotals({ rows, amounts }: Invoice): readonly Problem[] {
  const problems = rows.flatMap((row, index) => checkRow(row, `/rows/${index}`));
  const totals = [
    ["netAmount", sumMinor(rows.map(({ netAmount }) => netAmount)), amounts.netAmount],
    ["vatAmount", sumMinor(rows.map(({ vatAmount }) => vatAmount)), amounts.vatAmount],
    ["totalAmount", sumMinor(rows.map(({ amount }) => amount)), amounts.totalAmount],
  ] as const;
  const wrong = totals.flatMap(([field, sum, total]) => {
    if (sum === total) return [];
    const message = `the rows sum to ${formatAmount(sum, ".")}, ${field} is ${formatAmount(total, ".")}`;
    return [problem("ACC_DOCUMENT_TOTAL_MISMATCH", { pointer: `/amounts/${field}`, message })];
  });
  return [...problems, ...wrong];
}

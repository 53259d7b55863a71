import { type Decimal, formatAmount, formatPercentage, roundToMinorUnits } from "@confirma-connect/core";
import type { ComparedLine } from "../map/compared-line.ts";
import type { SalesInvoiceLine } from "../wire/answer/sales-invoice-line.ts";
import { sameDimensions } from "./compare-voucher.ts";
import {
  type Comparison,
  compareAmount,
  compareFact,
  differing,
  equal,
  missing,
  together,
} from "./comparison.ts";

/** Compares the rows of an invoice, in their order, with those that were sent. */
export function compareInvoiceLines(
  lines: readonly SalesInvoiceLine[],
  sent: readonly ComparedLine[] | undefined,
): Comparison {
  if (sent === undefined) return missing;
  if (lines.length !== sent.length) {
    return differing(`the invoice in the books has ${lines.length} rows, not ${sent.length}`);
  }
  return together(
    ...sent.map((expected, index) => compareLine(lines[index], expected, `of row ${index + 1}`)),
  );
}

function compareLine(line: SalesInvoiceLine | undefined, sent: ComparedLine, place: string): Comparison {
  if (line === undefined) return missing;
  const percentage = line.vatPercentage;
  return together(
    compareSum(line.sum, sent, `sum ${place}`),
    compareAmount(`VAT ${place}`, sent.vat, cents(line.vatSum)),
    compareFact(
      `VAT percentage ${place}`,
      sent.percentage,
      percentage === undefined ? undefined : formatPercentage(percentage, "."),
    ),
    compareFact(`VAT code ${place}`, sent.vatCode, line.vatCode),
    // Netvisor's own default account is not ours to compare; the voucher's sums tell where it is booked.
    sent.account === undefined ? equal : compareFact(`account ${place}`, sent.account, line.accountNumber),
    sameDimensions(line.dimensions, sent.dimensions)
      ? equal
      : differing(`the dimensions ${place} in the books are not those that were sent`),
  );
}

/**
 * Published answers show a row's sum with its VAT; whether every company's do is inferred. Either form is
 * the row that was sent: which of the two Netvisor booked is told by the voucher's sums alone.
 */
const compareSum = (sum: Decimal | undefined, { net, gross }: ComparedLine, what: string): Comparison =>
  cents(sum) === net ? equal : compareAmount(what, gross, cents(sum));

/** Netvisor rounds rows to cents itself (seen), and shows more decimals in places. */
const cents = (sum: Decimal | undefined): string | undefined =>
  sum === undefined ? undefined : formatAmount(roundToMinorUnits(sum), ".");

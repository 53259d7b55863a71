import { absMinor, type LedgerRow, type MinorUnits, minorUnits, sumMinor } from "@confirma-connect/core";

/** Text of the row that puts the cents of VAT rounding on the document's VAT account. */
export const vatRoundingText = "VAT rounding";

/**
 * Takes our own rounding rows out of a journal that is read back, and gives their cents to the gross amounts
 * of the taxed rows, the largest first and one cent each: the gross amounts are then those of the document.
 */
export function foldVatRounding(rows: readonly LedgerRow[]): LedgerRow[] {
  const rounding = rows.filter(({ transactionDescription }) => transactionDescription === vatRoundingText);
  const kept = rows.filter((row) => !rounding.includes(row));
  const odd = sumMinor(rounding.map(({ netAmount }) => netAmount));
  const taxed = kept
    .filter((row) => vatOf(row) !== 0)
    .toSorted((left, right) => absMinor(right.amount) - absMinor(left.amount));
  if (Math.abs(odd) > taxed.length) return [...rows];
  const receivers = new Set(taxed.slice(0, Math.abs(odd)));
  const cent = Math.sign(odd);
  return kept.map((row) => (receivers.has(row) ? { ...row, amount: minorUnits(row.amount + cent) } : row));
}

const vatOf = ({ amount, netAmount }: LedgerRow): MinorUnits => minorUnits(amount - netAmount);

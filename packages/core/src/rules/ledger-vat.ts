import type { LedgerDocument, LedgerRow } from "../agency/ledger-document.ts";
import { formatAmount } from "../value/amount.ts";
import type { CivilDate } from "../value/civil-date.ts";
import { absMinor, addMinor, type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import { formatPercentage } from "../value/percentage.ts";
import { isFinnishVatRate, splitGross } from "../value/vat.ts";
import { type Problem, problem } from "./problem.ts";

/** Half a cent per row may be rounded either way, so a net amount may be one cent off the exact split. */
const tolerance = 1;

function checkRow(row: LedgerRow, documentDate: CivilDate, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (row.isVatRow && row.amount !== row.netAmount) {
    const message = "a VAT row must have the same amount and netAmount";
    problems.push(problem("ACC_DOCUMENT_VAT_MISMATCH", { pointer: `${pointer}/netAmount`, message }));
  }
  if (row.isVatRow && row.vatPercentage !== 0) {
    const message = "a VAT row carries VAT itself, so its vatPercentage must be 0";
    problems.push(problem("ACC_DOCUMENT_VAT_MISMATCH", { pointer: `${pointer}/vatPercentage`, message }));
  }
  if (!row.isVatRow) {
    const { net } = splitGross(row.amount, row.vatPercentage);
    const distance = absMinor(addMinor(net, minorUnits(-row.netAmount)));
    if (distance > tolerance) {
      const rate = formatPercentage(row.vatPercentage, ".");
      const message = `netAmount ${formatAmount(row.netAmount, ".")} does not follow from amount ${formatAmount(row.amount, ".")} at ${rate} %`;
      problems.push(problem("ACC_DOCUMENT_VAT_MISMATCH", { pointer: `${pointer}/netAmount`, message }));
    }
  }
  const date = row.bookingDate ?? documentDate;
  if (!isFinnishVatRate(row.vatPercentage, date)) {
    const message = `${formatPercentage(row.vatPercentage, ".")} % is not a Finnish VAT rate on ${date}`;
    const detail = { pointer: `${pointer}/vatPercentage`, message, severity: "warning" as const };
    problems.push(problem("ACC_DOCUMENT_VAT_RATE", detail));
  }
  return problems;
}

/** The VAT inside the gross amounts of all rows but VAT rows. */
const containedVat = (rows: readonly LedgerRow[]): MinorUnits =>
  sumMinor(
    rows.filter(({ isVatRow }) => !isVatRow).map(({ amount, netAmount }) => minorUnits(amount - netAmount)),
  );

/** Row by row: net, gross and rate agree; over the document: VAT rows carry the VAT of the other rows. */
export function checkLedgerVat({ ledgerRows, documentDate }: LedgerDocument): readonly Problem[] {
  const problems = ledgerRows.flatMap((row, index) => checkRow(row, documentDate, `/ledgerRows/${index}`));
  const vatRows = ledgerRows.filter(({ isVatRow }) => isVatRow);
  if (vatRows.length === 0) return problems;
  const carried = sumMinor(vatRows.map(({ netAmount }) => netAmount));
  const contained = containedVat(ledgerRows);
  if (carried === contained) return problems;
  const message = `the VAT rows carry ${formatAmount(carried, ".")}, the other rows contain ${formatAmount(contained, ".")}`;
  return [...problems, problem("ACC_DOCUMENT_VAT_MISMATCH", { pointer: "/ledgerRows", message })];
}

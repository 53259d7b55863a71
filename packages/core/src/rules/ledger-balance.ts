import type { LedgerDocument } from "../agency/ledger-document.ts";
import { formatAmount } from "../value/amount.ts";
import { type MinorUnits, sumMinor } from "../value/minor-units.ts";
import { type Problem, problem } from "./problem.ts";

/** Sums that must be zero, in minor units. */
export interface LedgerBalance {
  /** Net amounts of all rows, VAT rows included. */
  readonly net: MinorUnits;
  /** Gross amounts of all rows but VAT rows. */
  readonly gross: MinorUnits;
  readonly hasVatRows: boolean;
}

/** Adds a ledger document up both ways. */
export function ledgerBalance({ ledgerRows }: LedgerDocument): LedgerBalance {
  return {
    net: sumMinor(ledgerRows.map(({ netAmount }) => netAmount)),
    gross: sumMinor(ledgerRows.filter(({ isVatRow }) => !isVatRow).map(({ amount }) => amount)),
    hasVatRows: ledgerRows.some(({ isVatRow }) => isVatRow),
  };
}

/**
 * Debit equals credit. With VAT rows, or in NET mode, the net amounts of all rows sum to zero; in GROSS
 * mode the gross amounts of the other rows do too, as in the agency's documented example.
 */
export function checkLedgerBalance(document: LedgerDocument): readonly Problem[] {
  const { net, gross, hasVatRows } = ledgerBalance(document);
  const pointer = "/ledgerRows";
  const problems: Problem[] = [];
  if ((hasVatRows || document.calculationMode === "NET") && net !== 0) {
    const message = `the net amounts of all rows sum to ${formatAmount(net, ".")}, not to 0.00`;
    problems.push(problem("ACC_DOCUMENT_UNBALANCED", { pointer, message }));
  }
  if (document.calculationMode === "GROSS" && gross !== 0) {
    const message = `the amounts of all rows but VAT rows sum to ${formatAmount(gross, ".")}, not to 0.00`;
    problems.push(problem("ACC_DOCUMENT_UNBALANCED", { pointer, message }));
  }
  return problems;
}

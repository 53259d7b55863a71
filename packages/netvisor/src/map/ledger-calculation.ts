import type { LedgerDocument } from "@confirma-connect/core";
import { explicitVatLines } from "./explicit-vat.ts";
import { isExactSplit, refuseSplit, splitsVat, unsplitWays, warnIdleVatAccount } from "./gross-split.ts";
import { type LedgerLine, type LedgerWords, ledgerLine } from "./ledger-line.ts";
import type { RowContext } from "./row-words.ts";

/** How a voucher's sums are meant, and its rows with these sums. */
export interface LedgerCalculation {
  readonly mode: "net" | "gross";
  readonly lines: readonly LedgerLine[];
}

/**
 * Decides how a document is sent. `net`: every row as it stands; VAT rows, or mode NET, say that the document
 * means it so. `gross`: Netvisor splits the VAT off, on its own accounts, so the document's netAmount must be
 * that split to the cent. Where it is not, or where a row names its VAT account, the VAT is sent as rows of
 * its own.
 */
export function calculateLedger(
  { calculationMode }: LedgerDocument,
  words: readonly LedgerWords[],
  context: RowContext,
): LedgerCalculation {
  const { calculation } = context.plan.ledger;
  const vatRows = words.filter(({ row }) => row.isVatRow);
  const others = words.filter(({ row }) => !row.isVatRow);
  const asItStands = vatRows.length > 0 || calculationMode === "NET";
  if (calculation === "net" || (calculation === "auto" && asItStands)) {
    for (const each of words) checkVatAccount(each, vatRows, context);
    return { mode: "net", lines: words.map((each) => ledgerLine(each, each.row.netAmount)) };
  }
  if (calculation === "auto" && others.some((each) => splitsVat(each) && needsVatRow(each))) {
    return { mode: "net", lines: explicitVatLines(others, context) };
  }
  for (const each of others) checkSplit(each, context);
  if (calculation === "gross") tellVatAccounts(words, context);
  return { mode: "gross", lines: others.map((each) => ledgerLine(each, each.row.amount)) };
}

const needsVatRow = (words: LedgerWords): boolean =>
  words.row.vatAccountNumber !== undefined || !isExactSplit(words);

/** A plan that says gross leaves VAT to Netvisor; then only an exact document is booked as it stands. */
function checkSplit(words: LedgerWords, { plan, findings }: RowContext): void {
  if (plan.ledger.calculation !== "gross") warnIdleVatAccount(words, findings);
  if (isExactSplit(words)) return;
  const ways = "correct netAmount, or let the plan's ledger.calculation be auto";
  refuseSplit(words, splitsVat(words) ? ways : unsplitWays, findings);
}

/** In net mode VAT is booked where the VAT rows are; a VAT account that none of them has would be ignored. */
function checkVatAccount(
  words: LedgerWords,
  vatRows: readonly LedgerWords[],
  { findings }: RowContext,
): void {
  const { row, pointer } = words;
  const { vatAccountNumber } = row;
  if (vatAccountNumber === undefined) return;
  const place = `${pointer}/vatAccountNumber`;
  if (row.isVatRow) {
    if (vatAccountNumber === row.accountNumber) return;
    const message = "a VAT row is booked on accountNumber, and vatAccountNumber names another account";
    findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", place, message);
  } else if (row.amount === row.netAmount) {
    warnIdleVatAccount(words, findings);
  } else if (!vatRows.some((each) => each.row.accountNumber === vatAccountNumber)) {
    const message = "no VAT row of the document is booked on this account; add one, or leave the field out";
    findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", place, message);
  }
}

/** A plan that says gross leaves the VAT's accounts to Netvisor; what the document says of them is told. */
function tellVatAccounts(words: readonly LedgerWords[], { findings }: RowContext): void {
  for (const { row, pointer } of words) {
    const ours = "the plan's ledger.calculation is gross: Netvisor books VAT on its own accounts";
    if (row.isVatRow) {
      findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, `${ours}, and this VAT row is not sent`);
    } else if (row.vatAccountNumber !== undefined) {
      const message = `${ours}, and vatAccountNumber is not delivered`;
      findings.warn("ACC_UNSUPPORTED_FEATURE", `${pointer}/vatAccountNumber`, message);
    }
  }
}

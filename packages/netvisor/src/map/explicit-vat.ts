import { minorUnits, percentage } from "@confirma-connect/core";
import {
  isExactSplit,
  isNearSplit,
  refuseSplit,
  splitsVat,
  unsplitWays,
  warnIdleVatAccount,
} from "./gross-split.ts";
import { type LedgerLine, type LedgerWords, ledgerAccount, ledgerLine } from "./ledger-line.ts";
import { netvisorPlanOf } from "./netvisor-plan.ts";
import type { RowContext } from "./row-words.ts";

const way = "name the VAT account (vatAccountNumber, or options.netvisor.vatAccount of the plan)";

/**
 * A gross document as net rows, with a VAT row behind each row that contains VAT: net and VAT are booked as
 * the document says them, on the accounts that it names. A voucher is net or gross as a whole, so every such
 * row needs an account.
 */
export const explicitVatLines = (rows: readonly LedgerWords[], context: RowContext): readonly LedgerLine[] =>
  rows.flatMap((words) => linesOf(words, context));

function linesOf(words: LedgerWords, context: RowContext): readonly LedgerLine[] {
  const { row } = words;
  const { findings } = context;
  const line = ledgerLine(words, row.netAmount);
  if (!splitsVat(words)) {
    warnIdleVatAccount(words, findings);
    if (!isExactSplit(words)) refuseSplit(words, unsplitWays, findings);
    return [line];
  }
  if (!isNearSplit(words)) {
    refuseSplit(words, "correct netAmount", findings);
    return [line];
  }
  // Without an account the document is refused; the row stays, so that the balance is judged rightly.
  const account = vatAccountOf(words, context) ?? refuseAccount(words, context);
  const vat = minorUnits(row.amount - row.netAmount);
  if (vat === 0) return [line];
  const { description } = words;
  const noVat = { vatCode: "NONE", vatPercentage: percentage(0), dimensions: [], isVatRow: true } as const;
  return [line, { ...noVat, amount: vat, netAmount: vat, account, description }];
}

function refuseAccount(words: LedgerWords, { findings }: RowContext): string {
  if (!isExactSplit(words)) refuseSplit(words, `correct netAmount, or ${way}`, findings);
  else {
    const message = `another row needs its VAT in a row of its own, so this one does too: ${way}`;
    findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", `${words.pointer}/vatAccountNumber`, message);
  }
  return "";
}

/** The row's own VAT account, else the plan's; the plan's is Netvisor's number already. */
function vatAccountOf({ row, pointer }: LedgerWords, context: RowContext): string | undefined {
  const place = `${pointer}/vatAccountNumber`;
  if (row.vatAccountNumber !== undefined) return ledgerAccount(row.vatAccountNumber, place, context);
  return context.findings.optionalText(netvisorPlanOf(context.plan).own.vatAccount, place);
}

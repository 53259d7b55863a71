import { type FindingList, formatAmount, type MinorUnits, splitGross } from "@confirma-connect/core";
import type { LedgerWords } from "./ledger-line.ts";
import { vatEffect } from "./vat-table.ts";

/** Whether Netvisor splits VAT off a gross row. */
export const splitsVat = ({ row, vatCode }: LedgerWords): boolean =>
  row.vatPercentage !== 0 && vatEffect(vatCode) === "split";

/** What Netvisor books on the account of a gross row: reverse charge and zero rates split nothing off. */
function netInGross(words: LedgerWords): MinorUnits {
  const { amount, vatPercentage } = words.row;
  return splitsVat(words) ? splitGross(amount, vatPercentage).net : amount;
}

/** Whether the row says the net amount that Netvisor would book, to the cent. */
export const isExactSplit = (words: LedgerWords): boolean => words.row.netAmount === netInGross(words);

/** Whether the row's own rounding explains its net amount: a cent either way, as core's rules allow. */
export const isNearSplit = (words: LedgerWords): boolean =>
  Math.abs(words.row.netAmount - netInGross(words)) <= 1;

/** Refuses a row that Netvisor would book otherwise than it says; `ways` are the ways out, in words. */
export function refuseSplit(words: LedgerWords, ways: string, findings: FindingList): void {
  const { row, pointer } = words;
  const booked = formatAmount(netInGross(words), ".");
  const message = `of amount ${formatAmount(row.amount, ".")} Netvisor books ${booked} net, netAmount is ${formatAmount(row.netAmount, ".")}: ${ways}`;
  findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", `${pointer}/netAmount`, message);
}

/** The way out for a row off which Netvisor splits nothing. */
export const unsplitWays =
  "a VAT code that splits no VAT off needs netAmount equal to amount, and VAT in rows of its own";

/** Tells of a VAT account on a row that has no VAT for it. */
export function warnIdleVatAccount({ row, pointer }: LedgerWords, findings: FindingList): void {
  if (row.vatAccountNumber === undefined) return;
  const message = "there is no VAT in this row, so vatAccountNumber has no effect; it is not delivered";
  findings.warn("ACC_UNSUPPORTED_FEATURE", `${pointer}/vatAccountNumber`, message);
}

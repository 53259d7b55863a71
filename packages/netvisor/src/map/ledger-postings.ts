import {
  type CivilDate,
  type MinorUnits,
  minorUnits,
  negateMinor,
  type Posting,
  vatOfNet,
} from "@confirma-connect/core";
import type { LedgerLine } from "./ledger-line.ts";
import { postingDimensions } from "./row-words.ts";
import { vatEffect } from "./vat-table.ts";

/** Account of the VAT rows that Netvisor makes itself: the company's setting, which we do not know. */
const vatRole = "(VAT)";

/** What the books will show for a voucher: the rows as sent, or in gross mode net rows and VAT rows. */
export const ledgerPostings = (
  lines: readonly LedgerLine[],
  mode: "net" | "gross",
  date: CivilDate,
): readonly Posting[] =>
  lines.flatMap((line) =>
    mode === "net" ? [postingOf(line, line.amount, date)] : grossPostings(line, date),
  );

const postingOf = (line: LedgerLine, amount: MinorUnits, date: CivilDate): Posting => ({
  account: line.account,
  amount,
  date,
  vatCode: line.vatCode,
  vatPercentage: line.vatPercentage,
  ...(line.dimensions.length === 0 ? {} : { dimensions: postingDimensions(line.dimensions) }),
  ...(line.isVatRow ? { role: "VAT" } : {}),
});

function grossPostings(line: LedgerLine, date: CivilDate): readonly Posting[] {
  const vatRow = (amount: MinorUnits): Posting => ({ account: vatRole, amount, date, role: "VAT" });
  const effect = line.vatPercentage === 0 ? "none" : vatEffect(line.vatCode);
  switch (effect) {
    case "none":
      return [postingOf(line, line.amount, date)];
    case "split":
      // The document's own net amount: another one than Netvisor's split was refused.
      return [postingOf(line, line.netAmount, date), vatRow(minorUnits(line.amount - line.netAmount))];
    case "both": {
      const vat = vatOfNet(line.amount, line.vatPercentage);
      return [postingOf(line, line.amount, date), vatRow(vat), vatRow(negateMinor(vat))];
    }
  }
}

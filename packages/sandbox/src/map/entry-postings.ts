import { type CivilDate, minorUnits, type Posting } from "@confirma-connect/core";
import type { EntryRow, LedgerEntry } from "../wire/ledger-entry.ts";

/** Account of VAT that no row names. */
export const defaultVatAccount = "2939";

const details = (row: EntryRow, date: CivilDate) => ({
  date: row.date ?? date,
  ...(row.vatCode === undefined ? {} : { vatCode: row.vatCode, vatPercentage: row.vatPercentage }),
  ...(row.dimensions.length === 0 ? {} : { dimensions: row.dimensions }),
});

/** What the books will show: net rows as given, and the VAT inside gross rows on their VAT accounts. */
export function entryPostings(entry: LedgerEntry): readonly Posting[] {
  const explicit = entry.rows.some(({ isVat }) => isVat);
  return entry.rows.flatMap((row) => {
    const net: Posting = { account: row.account, amount: row.net, ...details(row, entry.date) };
    const vat = minorUnits(row.gross - row.net);
    if (explicit || vat === 0) return [row.isVat ? { ...net, role: "VAT" } : net];
    const account = row.vatAccount ?? defaultVatAccount;
    return [net, { account, amount: vat, date: row.date ?? entry.date, role: "VAT" }];
  });
}

import { type CivilDate, type MinorUnits, minorUnits, type Posting, sumMinor } from "@confirma-connect/core";
import type { JournalRow } from "./journal-row.ts";

/** Accounts of the company's settings that we do not know. */
export const vatRole = "(VAT)";
const roundingRole = "(rounding)";

/** What the books will show for a journal. */
export interface JournalPostings {
  readonly postings: readonly Posting[];
  /** What VAT rounding leaves over; Procountor's reconciliation row takes it. */
  readonly remainder: MinorUnits;
}

/**
 * The rows as sent, and the VAT that Procountor computes on them. Where the document has VAT rows, their
 * accounts are the best guess for where that VAT is booked (inferred: the company's own settings decide).
 */
export function journalPostings(
  sent: readonly JournalRow[],
  vatRows: readonly JournalRow[],
  date: CivilDate,
): JournalPostings {
  const rows = sent.map((row) => postingOf(row, date));
  const computed = sumMinor(sent.map(({ vat }) => vat));
  const expected = sumMinor(vatRows.map(({ net }) => net));
  const vat: readonly Posting[] =
    vatRows.length > 0 && expected === computed
      ? vatRows.map((row) => ({ ...postingOf(row, date), role: "VAT, computed by Procountor" }))
      : computed === 0
        ? []
        : [{ account: vatRole, amount: computed, date, role: "VAT, computed by Procountor" }];
  const sum = sumMinor([...rows, ...vat].map(({ amount }) => amount));
  const remainder = minorUnits(-sum);
  const rounding: readonly Posting[] =
    remainder === 0 ? [] : [{ account: roundingRole, amount: remainder, date, role: "rounding" }];
  return { postings: [...rows, ...vat, ...rounding], remainder };
}

const postingOf = (row: JournalRow, date: CivilDate): Posting => ({
  account: row.account,
  amount: row.net,
  date,
  vatCode: String(row.vatWords.vatStatus),
  vatPercentage: row.vatPercentage,
  ...(row.dimensions.length === 0 ? {} : { dimensions: row.dimensions }),
  ...(row.isVatRow ? { role: "VAT" } : {}),
});

import {
  absMinor,
  type CivilDate,
  type FindingList,
  formatAmount,
  type MinorUnits,
  minorUnits,
  negateMinor,
  type Posting,
  percentage,
  sumMinor,
} from "@confirma-connect/core";
import type { JournalRow } from "./journal-row.ts";
import type { RowContext } from "./row-words.ts";
import { vatRoundingText } from "./vat-rounding.ts";

/** The rows of a journal, what the books will show for them, and what VAT rounding leaves over. */
export interface JournalBooks {
  readonly sent: readonly JournalRow[];
  readonly postings: readonly Posting[];
  /** Cents that only a reconciliation row of Procountor's can take; 0 where the document has VAT rows. */
  readonly remainder: MinorUnits;
}

const zero = minorUnits(0);

/** Every row as it stands, VAT rows too. */
export function plainBooks(
  rows: readonly JournalRow[],
  date: CivilDate,
  findings: FindingList,
): JournalBooks {
  const sum = sumMinor(rows.map(({ net }) => net));
  if (sum !== 0) refuseSum(sum, findings);
  return { sent: rows, postings: rows.map((row) => postingOf(row, date)), remainder: zero };
}

/**
 * Net rows on which Procountor computes the VAT. A document splits gross amounts, Procountor adds VAT to net
 * ones; where the two differ by cents, one more row puts them on the document's own VAT account, so that every
 * account shows exactly what the document says.
 */
export function computedBooks(
  rows: readonly JournalRow[],
  date: CivilDate,
  context: RowContext,
): JournalBooks {
  const taxed = rows.filter(({ isVatRow }) => !isVatRow);
  const vatRows = rows.filter(({ isVatRow }) => isVatRow);
  const computed = sumMinor(taxed.map(({ vat }) => vat));
  const [first, ...others] = vatRows;
  if (first === undefined) return withoutVatRows(taxed, computed, date, context.findings);
  const booked = sumMinor(vatRows.map(({ net }) => net));
  const odd = minorUnits(booked - computed);
  if (absMinor(odd) > taxed.length) refuseVat(booked, computed, context.findings);
  const sent = odd === 0 ? taxed : [...taxed, roundingRow(first, odd, context)];
  const sum = sumMinor([...taxed, ...vatRows].map(({ net }) => net));
  if (sum !== 0) refuseSum(sum, context.findings);
  const left = { ...first, net: minorUnits(first.net - odd) };
  const vat = [left, ...others].filter(({ net }) => net !== 0).map((row) => computedPosting(row, date));
  return { sent, postings: [...sent.map((row) => postingOf(row, date)), ...vat], remainder: zero };
}

/** Without VAT rows nobody names an account for the cents: Procountor adds a reconciliation row (seen). */
function withoutVatRows(
  taxed: readonly JournalRow[],
  computed: MinorUnits,
  date: CivilDate,
  findings: FindingList,
): JournalBooks {
  const remainder = negateMinor(sumMinor([...taxed.map(({ net }) => net), computed]));
  if (absMinor(remainder) > taxed.length) refuseSum(negateMinor(remainder), findings);
  else if (remainder !== 0) {
    const message = `VAT rounding leaves ${formatAmount(negateMinor(remainder), ".")}; Procountor adds a reconciliation row for it`;
    findings.warn("ACC_DOCUMENT_VAT_MISMATCH", "/ledgerRows", message);
  }
  const role = (account: string, amount: MinorUnits, words: string): readonly Posting[] =>
    amount === 0 ? [] : [{ account, amount, date, role: words }];
  const postings = [
    ...taxed.map((row) => postingOf(row, date)),
    ...role("(VAT)", computed, computedRole),
    ...role("(rounding)", remainder, "rounding"),
  ];
  return { sent: taxed, postings, remainder };
}

const roundingRow = (vatRow: JournalRow, odd: MinorUnits, { own, readings }: RowContext): JournalRow => ({
  ...vatRow,
  net: odd,
  vat: zero,
  vatPercentage: percentage(0),
  vatWords: { vatStatus: readings.noVatStatus, vatType: own.vatType },
  description: vatRoundingText,
  dimensions: [],
});

function refuseSum(sum: MinorUnits, findings: FindingList): void {
  const message = `the rows with their VAT sum to ${formatAmount(sum, ".")}, not to 0.00`;
  findings.refuse("ACC_DOCUMENT_UNBALANCED", "/ledgerRows", message);
}

function refuseVat(booked: MinorUnits, computed: MinorUnits, findings: FindingList): void {
  const message = `the VAT rows carry ${formatAmount(booked, ".")}, Procountor computes ${formatAmount(computed, ".")}`;
  findings.refuse("ACC_DOCUMENT_VAT_MISMATCH", "/ledgerRows", message);
}

/** Where Procountor books it is the company's own setting; the document's account is the best guess (inferred). */
const computedRole = "VAT, computed by Procountor";

const computedPosting = (row: JournalRow, date: CivilDate): Posting => ({
  ...postingOf({ ...row, dimensions: [] }, date),
  role: computedRole,
});

const postingOf = (row: JournalRow, date: CivilDate): Posting => ({
  account: row.account,
  amount: row.net,
  date,
  vatCode: String(row.vatWords.vatStatus),
  vatPercentage: row.vatPercentage,
  ...(row.dimensions.length === 0 ? {} : { dimensions: row.dimensions }),
  ...(row.isVatRow ? { role: "VAT" } : {}),
});

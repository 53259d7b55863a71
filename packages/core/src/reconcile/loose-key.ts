import { hashText } from "../mapping/content-hash.ts";
import type { ComparedDocument, ComparedRow, ExpectedDocument } from "./compared-document.ts";
import { carriesOwnKey } from "./identity.ts";

/** What two documents without a shared identity may be recognised by; undefined without a reference. */
export const referenceKey = ({
  kind,
  currency,
  amount,
  date,
  reference,
}: ComparedDocument): string | undefined =>
  reference === undefined ? undefined : [kind, currency, amount, date, reference].join("|");

/**
 * Money per account, VAT included; the order of rows and how a side splits them mean nothing. Undefined where an account
 * was not told: nobody can say then that the rows are the same.
 */
function sumsOf(rows: readonly ComparedRow[]): readonly (readonly [string, number])[] | undefined {
  const sums = new Map<string, number>();
  for (const { account, net, vat } of rows) {
    if (account === undefined) return undefined;
    sums.set(account, (sums.get(account) ?? 0) + net + vat);
  }
  return [...sums].filter(([, sum]) => sum !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** A ledger document's day and rows, as a hash: rows are not kept as long as this is needed. */
function rowsKey({ kind, currency, date, rows }: ComparedDocument): string | undefined {
  const sums = kind === "ledger" && rows !== undefined ? sumsOf(rows) : undefined;
  return sums === undefined || sums.length === 0
    ? undefined
    : hashText(JSON.stringify([currency, date, sums]));
}

/** Of ledger documents that have no name to be found by. */
export const expectedRowsKey = (document: ExpectedDocument): string | undefined =>
  document.reference === undefined ? rowsKey(document) : undefined;

/** Of a document that nothing explains: with a key of ours it is another one of ours, and an invalid one books nothing. */
export const strangerRowsKey = (document: ComparedDocument): string | undefined =>
  document.standing === "invalid" || carriesOwnKey(document.identities) ? undefined : rowsKey(document);

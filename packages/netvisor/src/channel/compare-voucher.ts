import { formatAmount, type MinorUnits, type Posting } from "@confirma-connect/core";
import type { VoucherLine } from "../wire/answer/accounting-ledger.ts";
import { type Comparison, differing, equal, missing, together } from "./comparison.ts";

/** Accounts in parentheses are roles: Netvisor chose the number itself. */
export const isRole = ({ account }: Posting): boolean => account.startsWith("(");

type Fits = (line: VoucherLine, posting: Posting) => boolean;

/**
 * Compares the rows of a voucher with its predicted postings, one by one and to the cent, whatever their
 * order. A row without VAT code or percentage in the answer may be the right one, but is not compared whole.
 */
export function compareVoucherLines(lines: readonly VoucherLine[], postings: readonly Posting[]): Comparison {
  const named = postings.filter((posting) => !isRole(posting));
  const roles = postings.filter(isRole);
  // Rows that fit in every respect are taken first, so that neither a row with a missing element nor a
  // role takes away another row's line.
  const exact = take(lines, named, (line, posting) => sameFacts(line, posting, false));
  const partly = take(exact.lines, exact.postings, (line, posting) => sameFacts(line, posting, true));
  const rest = take(partly.lines, roles, (line, posting) => line.sum === posting.amount);
  const absent = [...partly.postings, ...rest.postings].map(({ amount, account }) =>
    differing(`the books lack the row of ${text(amount)} on ${account}`),
  );
  const surplus = rest.lines.map(({ sum, accountNumber }) =>
    differing(`the books hold a row of ${text(sum)} on ${accountNumber ?? "no account"} that was not sent`),
  );
  const unsure = partly.postings.length < exact.postings.length ? missing : equal;
  return together(...absent, ...surplus, unsure);
}

interface Left {
  readonly lines: readonly VoucherLine[];
  readonly postings: readonly Posting[];
}

/** Pairs postings with lines that fit, each line once; gives what is left of both. */
function take(lines: readonly VoucherLine[], postings: readonly Posting[], fits: Fits): Left {
  const rest = [...lines];
  const unpaired = postings.filter((posting) => {
    const index = rest.findIndex((line) => fits(line, posting));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return { lines: rest, postings: unpaired };
}

const text = (sum: MinorUnits | undefined): string =>
  sum === undefined ? "an unreadable sum" : formatAmount(sum, ".");

function sameFacts(line: VoucherLine, posting: Posting, mayLack: boolean): boolean {
  const same = <T>(stored: T | undefined, sent: T | undefined) =>
    stored === sent || (mayLack && stored === undefined);
  return (
    line.sum === posting.amount &&
    line.accountNumber === posting.account &&
    same(line.vatCode, posting.vatCode) &&
    same(line.vatPercentage, posting.vatPercentage) &&
    sameDimensions(line.dimensions, posting.dimensions ?? [])
  );
}

type Dimensions = readonly { readonly name: string; readonly item: string }[];

/** The same dimension items, in any order. */
export const sameDimensions = (left: Dimensions, right: Dimensions): boolean =>
  left.length === right.length &&
  left.every(({ name, item }) => right.some((other) => other.name === name && other.item === item));

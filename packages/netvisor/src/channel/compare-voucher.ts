import { formatAmount, type MinorUnits, type Posting, type Problem } from "@confirma-connect/core";
import type { Voucher, VoucherLine } from "../wire/answer/accounting-ledger.ts";
import { difference } from "./look-up.ts";

/** Accounts in parentheses are roles: Netvisor chose the number itself. */
const isRole = (account: string): boolean => account.startsWith("(");

/** Compares a voucher with its predicted postings, row by row and to the cent, whatever their order. */
export function compareVoucher(
  { lines }: Pick<Voucher, "lines">,
  postings: readonly Posting[],
): readonly Problem[] {
  const rest = [...lines];
  // Rows with a known account choose first, so that a role never takes away another row's line.
  const ordered = [...postings].sort(
    (left, right) => Number(isRole(left.account)) - Number(isRole(right.account)),
  );
  const missing = ordered.flatMap((posting) => {
    const index = rest.findIndex((line) => matches(line, posting));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0
      ? []
      : [difference(`the books lack the row of ${text(posting.amount)} on ${posting.account}`)];
  });
  const surplus = rest.map((line) =>
    difference(
      `the books hold a row of ${text(line.sum)} on ${line.accountNumber ?? "no account"} that was not sent`,
    ),
  );
  return [...missing, ...surplus];
}

const text = (sum: MinorUnits | undefined): string =>
  sum === undefined ? "an unreadable sum" : formatAmount(sum, ".");

function matches(line: VoucherLine, posting: Posting): boolean {
  if (line.sum !== posting.amount) return false;
  if (isRole(posting.account)) return true;
  if (line.accountNumber !== posting.account) return false;
  // Answers may lack an element; what is not there is not compared.
  const sameCode = line.vatCode === undefined || line.vatCode === posting.vatCode;
  const samePercentage = line.vatPercentage === undefined || line.vatPercentage === posting.vatPercentage;
  return sameCode && samePercentage && sameDimensions(line.dimensions, posting.dimensions ?? []);
}

type Dimensions = readonly { readonly name: string; readonly item: string }[];

const sameDimensions = (left: Dimensions, right: Dimensions): boolean =>
  left.length === right.length &&
  left.every(({ name, item }) => right.some((other) => other.name === name && other.item === item));

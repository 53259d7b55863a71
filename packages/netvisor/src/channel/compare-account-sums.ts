import { formatDecimal, type Posting } from "@confirma-connect/core";
import { invoiceRoles } from "../map/invoice-postings.ts";
import type { VoucherLine } from "../wire/answer/accounting-ledger.ts";
import { isRole } from "./compare-voucher.ts";
import { type Comparison, differing, equal, missing } from "./comparison.ts";

/** Cents per account or role, exact whatever their number; those that cancel out are left out. */
type Sums = ReadonlyMap<string, bigint>;

/**
 * Compares what a voucher books per account with the predicted postings, for vouchers that Netvisor makes
 * itself and in which it may join rows. Accounts that were named must hold their sums; every role
 * (receivables, VAT, default sales) must be on one account, whole; nothing may be left over.
 */
export function compareAccountSums(lines: readonly VoucherLine[], postings: readonly Posting[]): Comparison {
  const booked: Entry[] = [];
  for (const { accountNumber, sum } of lines) {
    if (accountNumber === undefined || sum === undefined) return missing;
    booked.push([accountNumber, BigInt(sum)]);
  }
  const named = entriesOf(postings.filter((posting) => !isRole(posting)));
  const roles = sumsOf(entriesOf(postings.filter(isRole)));
  const rest = sumsOf([...booked, ...named.map(([account, cents]) => [account, -cents] as const)]);
  if (isExplained(rest, roles, new Set(named.map(([account]) => account)))) return equal;
  const predicted = sumsOf(entriesOf(postings));
  return differing(`the voucher books ${inWords(sumsOf(booked))}, not ${inWords(predicted)}`);
}

type Entry = readonly [string, bigint];

const entriesOf = (postings: readonly Posting[]): readonly Entry[] =>
  postings.map(({ account, amount }) => [account, BigInt(amount)]);

function sumsOf(entries: readonly Entry[]): Sums {
  const sums = new Map<string, bigint>();
  for (const [account, cents] of entries) sums.set(account, (sums.get(account) ?? 0n) + cents);
  return new Map([...sums].filter(([, cents]) => cents !== 0n));
}

/** Whether the sums that are left are those of the roles, one account each. */
function isExplained(rest: Sums, roles: Sums, named: ReadonlySet<string>): boolean {
  const left = new Map(rest);
  // Default sales may be on an account that rows name too; the other roles choose first, among the others.
  const ordered = [...roles].sort(([one], [other]) => Number(joins(one)) - Number(joins(other)));
  const placed = ordered.every(([role, cents]) => {
    const home = [...left].find(([account, sum]) => sum === cents && (joins(role) || !named.has(account)));
    return home !== undefined && left.delete(home[0]);
  });
  return placed && left.size === 0;
}

const joins = (role: string): boolean => role === invoiceRoles.sales;

/** Most accounts that a message lists. */
const mostListed = 12;

function inWords(sums: Sums): string {
  const all = [...sums].map(
    ([account, digits]) => `${account} ${formatDecimal({ digits, scale: 2 }, ".", 2)}`,
  );
  const more = all.length - mostListed;
  const listed = all.slice(0, mostListed).join(", ") || "nothing";
  return more > 0 ? `${listed} and ${more} more accounts` : listed;
}

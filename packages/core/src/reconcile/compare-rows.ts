import type { ComparedField, ComparedRow } from "./compared-document.ts";

/** Two rows that stand for each other; one is absent where a side has more. */
interface Pair {
  readonly left?: ComparedRow;
  readonly right?: ComparedRow;
}

/** What the rows of two documents say: which fields differ, and which could not be compared. */
export interface RowComparison {
  readonly differing: ReadonlySet<ComparedField>;
  readonly notCompared: ReadonlySet<ComparedField>;
  /** A side has a row with money that the other has no partner for, within the same sum. */
  readonly uneven: boolean;
}

const equal: RowComparison = { differing: new Set(), notCompared: new Set(), uneven: false };

type KeyOf = (row: ComparedRow) => string;

/**
 * Rows are paired by everything first, then by everything but one member, so that one changed member shows as itself
 * and not as two foreign rows. Rows have no identity in most systems, and their order is the vendor's.
 */
const keys: readonly KeyOf[] = [
  ({ account, net, vat, vatCode, vatPercentage }) => `${account}|${net}|${vat}|${vatCode}|${vatPercentage}`,
  ({ account, net, vat, vatPercentage }) => `${account}|${net}|${vat}|${vatPercentage}`,
  ({ net, vat, vatCode, vatPercentage }) => `${net}|${vat}|${vatCode}|${vatPercentage}`,
  ({ net, vat, vatPercentage }) => `${net}|${vat}|${vatPercentage}`,
  ({ account, net }) => `${account}|${net}`,
  ({ account, net, vat }) => `${account}|${net + vat}`,
  ({ account, vatCode, vatPercentage }) => `${account}|${vatCode}|${vatPercentage}`,
  ({ account }) => `${account}`,
  () => "",
];

/** The first keys leave only the account or the code open. */
const exactKeys = 4;

const wholeOf = (rows: readonly ComparedRow[]): number =>
  rows.reduce((sum, { net, vat }) => sum + net + vat, 0);

/**
 * What is left on one side names no account (VAT that the system computes), and is as large as what is left on the
 * other, however that side splits it.
 */
const isSameUnnamed = (lefts: readonly ComparedRow[], rights: readonly ComparedRow[]): boolean =>
  wholeOf(lefts) === wholeOf(rights) &&
  [lefts, rights].some((rows) => rows.every(({ account }) => !isNamed(account)));

/** Such rows are equal, but for the account, which was not told. */
const unnamedPairs = (rows: readonly ComparedRow[]): readonly Pair[] =>
  rows.map(({ account: _, ...row }) => ({ left: row, right: row }));

/** Takes the first row that is left under a key. */
function takeFrom(rows: Map<string, ComparedRow[]>, key: string): ComparedRow | undefined {
  return rows.get(key)?.shift();
}

function grouped(rows: readonly ComparedRow[], keyOf: KeyOf): Map<string, ComparedRow[]> {
  const groups = new Map<string, ComparedRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Pairs the rows of both sides; linear in their number. */
function pairRows(left: readonly ComparedRow[], right: readonly ComparedRow[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [lefts, rights] = [left, right];
  for (const [index, keyOf] of keys.entries()) {
    if (lefts.length === 0 || rights.length === 0) break;
    if (index === exactKeys && isSameUnnamed(lefts, rights)) return [...pairs, ...unnamedPairs(lefts)];
    const candidates = grouped(rights, keyOf);
    const rest: ComparedRow[] = [];
    for (const row of lefts) {
      const found = takeFrom(candidates, keyOf(row));
      if (found === undefined) rest.push(row);
      else pairs.push({ left: row, right: found });
    }
    lefts = rest;
    rights = [...candidates.values()].flat();
  }
  return [...pairs, ...lefts.map((row) => ({ left: row })), ...rights.map((row) => ({ right: row }))];
}

/** Rows of one account and VAT as one row: systems split and join rows as they like. */
function summedUp(rows: readonly ComparedRow[]): string {
  const sums = new Map<string, [number, number]>();
  for (const { account, net, vat, vatCode, vatPercentage } of rows) {
    const key = `${account}|${vatCode}|${vatPercentage}`;
    const [nets, vats] = sums.get(key) ?? [0, 0];
    sums.set(key, [nets + net, vats + vat]);
  }
  const lines = [...sums].filter(([, [net, vat]]) => net !== 0 || vat !== 0);
  return JSON.stringify(lines.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A role in words, "(receivables)", where only the vendor knows the number: nothing to compare. */
const isNamed = (account: string | undefined): boolean => account !== undefined;

function vatDiffers(left: ComparedRow, right: ComparedRow): boolean {
  const codes = left.vatCode !== undefined && right.vatCode !== undefined && left.vatCode !== right.vatCode;
  const moved = left.vat !== right.vat && left.net + left.vat === right.net + right.vat;
  return codes || moved || left.vatPercentage !== right.vatPercentage;
}

function differingOf({ left, right }: Pair): readonly ComparedField[] {
  if (left === undefined || right === undefined) return [];
  const fields: ComparedField[] = [];
  if (isNamed(left.account) && isNamed(right.account) && left.account !== right.account)
    fields.push("account");
  if (vatDiffers(left, right)) fields.push("vat");
  if (left.net + left.vat !== right.net + right.vat) fields.push("amount");
  return fields;
}

function notComparedOf({ left, right }: Pair): readonly ComparedField[] {
  if (left === undefined || right === undefined) return [];
  const fields: ComparedField[] = [];
  if (!isNamed(left.account) || !isNamed(right.account)) fields.push("account");
  // Rows without VAT need no code; a taxed row whose code one side does not tell was compared by its rate only.
  const untold = left.vatCode === undefined || right.vatCode === undefined;
  if (untold && left.vatPercentage !== 0 && left.vatCode !== right.vatCode) fields.push("vat");
  return fields;
}

function isUneven({ left, right }: Pair): boolean {
  const alone = left === undefined ? right : right === undefined ? left : undefined;
  return alone !== undefined && (alone.net !== 0 || alone.vat !== 0);
}

/** Row by row the same: most documents are, and nothing has to be summed up for them. */
const isSameList = (left: readonly ComparedRow[], right: readonly ComparedRow[]): boolean =>
  left.length === right.length &&
  left.every((row, index) => {
    const other = right[index];
    return (
      other !== undefined &&
      isNamed(row.account) &&
      row.account === other.account &&
      row.net === other.net &&
      row.vat === other.vat &&
      row.vatCode === other.vatCode &&
      row.vatPercentage === other.vatPercentage
    );
  });

/** Compares the rows of two documents as sets: order and splitting mean nothing. */
export function compareRows(left: readonly ComparedRow[], right: readonly ComparedRow[]): RowComparison {
  if (isSameList(left, right)) return equal;
  const whole = [...left, ...right].every(({ account }) => isNamed(account));
  if (whole && summedUp(left) === summedUp(right)) return equal;
  const pairs = pairRows(left, right);
  const alone = pairs.some(isUneven);
  const sameSum = wholeOf(left) === wholeOf(right);
  const lost: readonly ComparedField[] = alone && !sameSum ? ["amount"] : [];
  return {
    differing: new Set([...pairs.flatMap(differingOf), ...lost]),
    notCompared: new Set(pairs.flatMap(notComparedOf)),
    uneven: alone && sameSum,
  };
}

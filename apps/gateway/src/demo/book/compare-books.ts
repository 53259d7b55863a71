import type { ActualBooks, BookEntry, ExpectedBooks } from "./book-entry.ts";

/** One number that is not as it should be, in cents. */
interface Difference {
  readonly what: string;
  readonly expected: number;
  readonly actual: number;
}

/** The books against the documents. */
export interface Comparison {
  /** Documents of which something is missing in the books. */
  readonly lost: readonly string[];
  /** What is in the books more often than in the documents. */
  readonly duplicates: readonly string[];
  readonly differences: readonly Difference[];
  /** Sum of all differences without their signs, in cents. */
  readonly difference: number;
}

function differencesOf(
  what: string,
  expected: ReadonlyMap<string, number>,
  actual: ReadonlyMap<string, number>,
): readonly Difference[] {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  return names
    .map((name) => ({
      what: `${what} ${name}`,
      expected: expected.get(name) ?? 0,
      actual: actual.get(name) ?? 0,
    }))
    .filter((each) => each.expected !== each.actual);
}

/** Entries that the books do not have: each booked signature stands for one entry. */
function missing(entries: readonly BookEntry[], signatures: readonly string[]): readonly BookEntry[] {
  const left = [...signatures];
  return entries.filter(({ signature }) => {
    const index = left.indexOf(signature);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function surplus(entries: readonly BookEntry[], signatures: readonly string[]): readonly string[] {
  const left = entries.map(({ signature }) => signature);
  return signatures.filter((signature) => {
    const index = left.indexOf(signature);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Compares to the cent: balances, open sums, and every single thing that was booked. */
export function compareBooks(expected: ExpectedBooks, actual: ActualBooks): Comparison {
  const differences = [
    ...differencesOf("account", expected.balances, actual.balances),
    ...differencesOf("open sum of invoice", expected.open, actual.open),
  ];
  const repeated = actual.repeatedKeys.map((key) => `key ${key}`);
  const more = surplus(expected.entries, actual.signatures);
  return {
    lost: [...new Set(missing(expected.entries, actual.signatures).map(({ document }) => document))],
    duplicates: more.length >= repeated.length ? more : repeated,
    differences,
    difference: differences.reduce((sum, each) => sum + Math.abs(each.expected - each.actual), 0),
  };
}

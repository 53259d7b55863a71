import type { Posting } from "@confirma-connect/core";
import { type Balances, sumByAccount } from "./document-balances.ts";

/** One account on which two of document, prediction and books differ. */
export interface CentDifference {
  readonly account: string;
  readonly between: "document and prediction" | "prediction and books";
  readonly expected: number;
  readonly found: number;
}

const differencesOf = (
  between: CentDifference["between"],
  expected: Balances,
  found: Balances,
): readonly CentDifference[] =>
  [...new Set([...expected.keys(), ...found.keys()])].flatMap((account) => {
    const [left, right] = [expected.get(account) ?? 0, found.get(account) ?? 0];
    return left === right ? [] : [{ account, between, expected: left, found: right }];
  });

/** What one document is compared by. */
export interface Compared {
  /** Worked out from the document alone. */
  readonly document: Balances;
  readonly postings: readonly Posting[];
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Accounts that predictions name by their role. */
  readonly roles: Readonly<Record<string, string>>;
}

/** How one document came out. */
export interface Comparison {
  readonly differences: readonly CentDifference[];
  /** Rows of the prediction that only take up a rounding. */
  readonly roundingRows: number;
}

/** A rounding row takes its cents from one other account, which then may differ by exactly them. */
function explained(differences: readonly CentDifference[], roundings: readonly Posting[]): boolean {
  const [rounding, second] = roundings;
  if (rounding === undefined || second !== undefined) return false;
  const moved = differences.map(({ expected, found }) => found - expected);
  return moved.length === 2 && moved.includes(rounding.amount) && moved.includes(-rounding.amount);
}

/** Compares document, prediction and books account by account, to the cent. */
export function compareBooks({ document, postings, before, after, roles }: Compared): Comparison {
  const predicted = sumByAccount(
    postings.map(({ account, amount }) => [roles[account] ?? account, amount] as const),
  );
  const moved = sumByAccount([
    ...Object.entries(after),
    ...Object.entries(before).map(([account, amount]) => [account, -amount] as const),
  ]);
  const roundings = postings.filter(({ role }) => role === "rounding");
  const predictionDiffers = differencesOf("document and prediction", document, predicted);
  const differences = [
    ...(explained(predictionDiffers, roundings) ? [] : predictionDiffers),
    ...differencesOf("prediction and books", predicted, moved),
  ];
  return { differences, roundingRows: roundings.length };
}

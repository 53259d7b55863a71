import { formatAmount, minorUnits } from "@confirma-connect/core";
import type { Comparison } from "../book/compare-books.ts";
import type { AtOnce } from "../scene/demo-scene.ts";
import type { TallyRow } from "./tally.ts";

/** The result of a demo in numbers. */
export interface Verdict {
  readonly documents: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly lost: number;
  /** In cents. */
  readonly difference: number;
  /** What is wrong, in words; empty when everything is as it should be. */
  readonly complaints: readonly string[];
}

const euros = (cents: number): string => formatAmount(minorUnits(cents), ".");

const complaintsOf = (client: string, { lost, duplicates, differences }: Comparison): readonly string[] => [
  ...lost.map((document) => `${client}: ${document} is not completely in the books`),
  ...duplicates.map((thing) => `${client}: ${thing} is in the books too often`),
  ...differences.map(
    ({ what, expected, actual }) =>
      `${client}: ${what} is ${euros(actual)}, the documents say ${euros(expected)}`,
  ),
];

/** What is judged. */
export interface Evidences {
  /** Number of documents that were made. */
  readonly documents: number;
  readonly rows: readonly TallyRow[];
  readonly comparisons: readonly { readonly client: string; readonly comparison: Comparison }[];
  readonly atOnce: readonly AtOnce[];
}

/** Judges by what was made, what the gateway says and what the books say. */
export function judge({ documents, rows, comparisons, atOnce }: Evidences): Verdict {
  const sum = (of: (comparison: Comparison) => number): number =>
    comparisons.reduce((total, { comparison }) => total + of(comparison), 0);
  const delivered = rows.reduce((total, row) => total + row.delivered, 0);
  const overlaps = atOnce
    .filter(({ most, allowed }) => most > allowed)
    .map(({ system, most }) => `${system}: ${most} requests of one company were under way at once`);
  const open = delivered === documents ? [] : [`${documents - delivered} documents are not delivered`];
  return {
    documents,
    delivered,
    duplicates: sum(({ duplicates }) => duplicates.length),
    lost: sum(({ lost }) => lost.length),
    difference: sum(({ difference }) => difference),
    complaints: [
      ...open,
      ...overlaps,
      ...comparisons.flatMap(({ client, comparison }) => complaintsOf(client, comparison)),
    ],
  };
}

/** The demo's last line. */
export const verdictLine = ({ documents, delivered, duplicates, lost, difference }: Verdict): string =>
  `demo: ${documents} documents, ${delivered} delivered, ${duplicates} duplicates, ${lost} lost, ${euros(difference)} difference`;

/** Whether every document is in the books once, to the cent. */
export const isSound = (verdict: Verdict): boolean =>
  verdict.complaints.length === 0 &&
  verdict.delivered === verdict.documents &&
  verdict.duplicates + verdict.lost + verdict.difference === 0;

import { formatAmount } from "../value/amount.ts";
import { namedState } from "./agency-origin.ts";
import type { ComparedDocument, ExpectedDocument } from "./compared-document.ts";
import type { Entry, Matching } from "./match-documents.ts";
import type { Difference } from "./reconciliation.ts";

/** Which documents the period asks about. */
export type InScope = (document: ComparedDocument) => boolean;

/** The amount of a whole document in words. */
const sumText = ({ amount, currency, date }: ComparedDocument): string =>
  `${formatAmount(amount, ".")} ${currency} on ${date}`;

const whole = ({ kind }: ComparedDocument) => ({ kind, pointer: "" });

/** How the agency's side stands to the store, where that is worth a word. */
const stateOf = ({ origin }: ExpectedDocument): Pick<Difference, "agency"> => {
  const agency = namedState(origin);
  return agency === undefined ? {} : { agency };
};

const missing = (expected: ExpectedDocument): Difference => ({
  class: "missing",
  ...whole(expected),
  identifier: expected.identifier,
  expected: sumText(expected),
  ...stateOf(expected),
});

const extra = (actual: ComparedDocument): Difference => ({
  class: "extra",
  ...whole(actual),
  vendorId: actual.identifier,
  actual: sumText(actual),
});

const duplicate = (expected: ExpectedDocument, actual: ComparedDocument): Difference => ({
  class: "duplicate",
  ...whole(expected),
  identifier: expected.identifier,
  vendorId: actual.identifier,
  expected: "one document",
  actual: sumText(actual),
});

function reasonOfAbsence({ origin }: ExpectedDocument): string {
  if (origin?.state === "doubled") return "nothing: a settlement has booked the invoice without taking it";
  return origin?.state === "notShown"
    ? `nothing: ${origin.source} does not show it any more`
    : "nothing: it was refused";
}

/** Differences of one expected document and of everything that was found for it. */
export function entryDifferences({ expected, match, duplicates, asOtherKind }: Entry): readonly Difference[] {
  const again = duplicates.map((actual) => duplicate(expected, actual));
  if (match === undefined) {
    const lost = expected.presence === "booked" && asOtherKind === undefined;
    return lost ? [missing(expected)] : again;
  }
  const names = {
    identifier: expected.identifier,
    vendorId: match.actual.identifier,
    ...stateOf(expected),
  };
  if (expected.presence === "absent") {
    const found = { ...extra(match.actual), ...names, expected: reasonOfAbsence(expected) };
    const isDoubled = expected.origin?.state === "doubled";
    return [isDoubled ? { ...found, class: "duplicate" } : found, ...again];
  }
  const unfinished: readonly Difference[] =
    expected.presence === "open"
      ? [{ class: "status", ...whole(expected), ...names, expected: "not delivered yet", actual: "booked" }]
      : [];
  const fields = match.comparison.differences.map(
    ({ field, ...words }): Difference => ({
      class: field,
      kind: expected.kind,
      ...names,
      ...words,
      matchedBy: match.by,
    }),
  );
  return [...unfinished, ...fields, ...again];
}

/** Whether an entry belongs to the period on either side. */
export const entryInScope = ({ expected, match, duplicates }: Entry, inScope: InScope): boolean =>
  [expected, ...(match === undefined ? [] : [match.actual]), ...duplicates].some(inScope);

/** Differences of documents that found no counterpart. */
export function otherDifferences(
  { repeated, unclear, alone }: Matching,
  inScope: InScope,
  isOurs: InScope,
): readonly Difference[] {
  const repeats = repeated.filter(inScope).map(
    (expected): Difference => ({
      class: "duplicate",
      ...whole(expected),
      identifier: expected.identifier,
      expected: sumText(expected),
      actual: "one document",
    }),
  );
  const groups = unclear
    .filter(({ expected, actual }) => [...expected, ...actual].some(inScope))
    .map(({ by, expected, actual }): Difference => {
      const [first] = expected;
      const what = by === "rows" ? "day and rows" : "reference, amount and date";
      return {
        class: "unclear",
        kind: first?.kind ?? "ledger",
        pointer: "",
        expected: `${expected.length} with the same ${what}`,
        actual: `${actual.length} with the same ${what}`,
        candidates: [...expected, ...actual].map(({ identifier }) => identifier).toSorted(),
      };
    });
  const others = alone
    .filter(({ actual }) => inScope(actual))
    .flatMap(({ actual, like }): readonly Difference[] => {
      if (like !== undefined) return [duplicate(like, actual)];
      return isOurs(actual) ? [extra(actual)] : [];
    });
  return [...repeats, ...groups, ...others];
}

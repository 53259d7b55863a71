import {
  absMinor,
  formatAmount,
  formatPercentage,
  type MinorUnits,
  type Step,
  sumMinor,
} from "@confirma-connect/core";

/** One predicted row of the books; amounts as decimal text with a point, one of them "". */
export interface PostingLine {
  readonly step: string;
  readonly date: string;
  readonly account: string;
  readonly debit: string;
  readonly credit: string;
  readonly vatCode: string;
  readonly vatPercentage: string;
  readonly dimensions: string;
  readonly role: string;
}

/** Sums of all rows; `difference` is 0.00 when the books stay in balance. */
export interface PostingTotals {
  readonly debit: string;
  readonly credit: string;
  readonly difference: string;
}

const plain = (amount: MinorUnits): string => formatAmount(amount, ".");
const positive = (amount: number): boolean => amount > 0;

/** The predicted rows of all steps, in their order. */
export const postingLines = (steps: readonly Step[]): readonly PostingLine[] =>
  steps.flatMap(({ name, postings }) =>
    postings.map((posting) => ({
      step: name,
      date: posting.date,
      account: posting.account,
      debit: posting.amount >= 0 ? plain(posting.amount) : "",
      credit: posting.amount < 0 ? plain(absMinor(posting.amount)) : "",
      vatCode: posting.vatCode ?? "",
      vatPercentage: posting.vatPercentage === undefined ? "" : formatPercentage(posting.vatPercentage, "."),
      dimensions: (posting.dimensions ?? []).map(({ name: of, item }) => `${of}: ${item}`).join(", "),
      role: posting.role ?? "",
    })),
  );

/** Debit, credit and what is left between them. */
export function postingTotals(steps: readonly Step[]): PostingTotals {
  const amounts = steps.flatMap(({ postings }) => postings.map(({ amount }) => amount));
  const debit = sumMinor(amounts.filter(positive));
  const difference = sumMinor(amounts);
  const credit = sumMinor(amounts.filter((amount) => !positive(amount)));
  return { debit: plain(debit), credit: plain(absMinor(credit)), difference: plain(difference) };
}

import type { ConfirmaAllocation, ConfirmaBook, ConfirmaParts } from "./confirma-book.ts";
import { moved } from "./moved.ts";
import { postSettlement } from "./post.ts";

/** So that the last settlement of a month of 28 to 31 days is made known in the next one. */
const DAYS_TO_PUBLISH = 4;

/** One payout. */
export interface SettlementRun {
  readonly month: string;
  readonly series: number;
  readonly beneficiary: string;
  /** Number of the payout in its month, from 0. */
  readonly week: number;
  readonly settlementDay: number;
  /** How many payments are divided differently from what was said at first. */
  readonly corrections: number;
}

/** Pays out everything that is provisional, one settlement per currency; none when there is nothing. */
export function settleWeek(
  book: ConfirmaBook,
  run: SettlementRun,
): { readonly book: ConfirmaBook; readonly planted: number } {
  const day = `${run.month}-${String(run.settlementDay).padStart(2, "0")}`;
  const known = book.settlements.reduce((count, { allocations }) => count + allocations.length, 0);
  let planted = 0;
  const currencyOf = new Map(book.cases.map(({ caseId, currency }) => [caseId, currency]));
  const provisional = book.payments.filter(({ settlementId }) => settlementId === null);
  const allocations = provisional.map(({ paymentId, caseId, parts, kind }, index): ConfirmaAllocation => {
    const corrected = kind !== "refund" && planted < run.corrections && parts.capital > 1000;
    if (corrected) planted += 1;
    const allocationId = run.series * 1_000_000 + known + index + 1;
    return { allocationId, paymentId, caseId, parts: corrected ? redivided(parts) : parts };
  });
  let next = book;
  for (const [index, currency] of [...new Set(currencyOf.values())].entries()) {
    const own = allocations.filter(({ caseId }) => currencyOf.get(caseId) === currency);
    if (own.length === 0) continue;
    const number = String((run.series % 1000) * 10 + run.week + index * 4).padStart(4, "0");
    next = postSettlement(next, {
      settlementId: Number(`${day.replaceAll("-", "")}${number}`),
      settlementDate: day,
      publishedDate: moved(day, DAYS_TO_PUBLISH),
      remittanceReference: `80908${number}${run.settlementDay}`,
      beneficiary: { name: run.beneficiary, iban: "", bic: "" },
      currency,
      apiFetchDate: null,
      allocations: own,
    });
  }
  return { book: next, planted };
}

/** The same money, 10.00 of it moved from capital to costs. */
const redivided = ({ capital, interest, costs }: ConfirmaParts): ConfirmaParts => ({
  capital: capital - 1000,
  interest,
  costs: costs + 1000,
});

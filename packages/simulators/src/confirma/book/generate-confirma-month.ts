import { seededRandom } from "../../kernel/random.ts";
import { type ConfirmaBook, type ConfirmaParts, emptyConfirmaBook } from "./confirma-book.ts";
import { type ConfirmaReceivable, openDemoCase } from "./open-demo-case.ts";
import { postPayment } from "./post.ts";
import { settleWeek } from "./settle-week.ts";

/** What a generated month looks like. */
export interface ConfirmaMonth {
  /** Month as `YYYY-MM`. */
  readonly month: string;
  /** How many cases, when no receivables are given (default 40). */
  readonly cases?: number;
  /** Invoices that the cases are about, e.g. those of an accounting system. */
  readonly receivables?: readonly ConfirmaReceivable[];
  /** Start of the random generator, an integer (default 1). */
  readonly seed?: number;
  /** Keeps identifiers of clients apart, 1 (default) to 999. */
  readonly series?: number;
  /** Payments that their settlement corrects, at most (default 2). */
  readonly corrections?: number;
  /** Whether some debtors pay too much and get it back (default true). */
  readonly overpayments?: boolean;
  /** The creditor's name on settlements. */
  readonly beneficiary?: string;
}

/** Settlement days of every month; what comes later stays provisional. */
const SETTLEMENT_DAYS = [7, 14, 21, 28] as const;

interface Planned {
  readonly day: number;
  readonly caseId: number;
  readonly parts: ConfirmaParts;
  readonly kind: "full" | "partial" | "overpayment" | "refund";
}

/**
 * A month of cases, payments (full, partial, over, given back) and weekly settlements. The same input gives the same
 * month. Allocations say what the payments said, but for the planted corrections that `confirmaCorrections` lists.
 */
export function generateConfirmaMonth(input: ConfirmaMonth): ConfirmaBook {
  const { month, seed = 1, series = 1, corrections = 2, overpayments = true } = input;
  const { beneficiary = "Demo Creditor Oy" } = input;
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const receivables = input.receivables ?? madeUpReceivables(month, input.cases ?? 40, series, pick);
  let book: ConfirmaBook = { ...emptyConfirmaBook, nextCaseId: series * 100_000 };
  const planned: Planned[] = [];
  for (const receivable of receivables) {
    book = openDemoCase(book, receivable, {
      day: `${month}-01`,
      interest: pick(3000),
      costs: pick(3) * 500,
    });
    const found = book.cases[book.cases.length - 1];
    if (found !== undefined) {
      const payments = planPayments(found.caseId, found.claim, pick);
      planned.push(...(overpayments ? payments : payments.filter(isOwed)));
    }
  }
  planned.sort((left, right) => left.day - right.day || left.caseId - right.caseId);
  const plan = { month, series, beneficiary };
  let left = corrections;
  for (const [week, settlementDay] of SETTLEMENT_DAYS.entries()) {
    const from = SETTLEMENT_DAYS[week - 1] ?? 0;
    for (const each of planned.filter(({ day }) => day > from && day <= settlementDay))
      book = received(book, plan, each);
    const settled = settleWeek(book, { ...plan, week, settlementDay, corrections: Math.min(left, 1) });
    left -= settled.planted;
    book = settled.book;
  }
  for (const each of planned.filter(({ day }) => day > 28)) book = received(book, plan, each);
  return book;
}

const isOwed = ({ kind }: Planned): boolean => kind === "full" || kind === "partial";

function received(book: ConfirmaBook, plan: { month: string; series: number }, each: Planned): ConfirmaBook {
  const day = `${plan.month}-${String(each.day).padStart(2, "0")}`;
  return postPayment(book, {
    paymentId: plan.series * 1_000_000 + book.payments.length + 1,
    caseId: each.caseId,
    paymentDate: day,
    bookingDate: day,
    parts: each.parts,
    payerReference: book.payments.length % 3 === 0 ? null : `RF${each.caseId}`,
    kind: each.kind,
    settlementId: null,
  });
}

function planPayments(
  caseId: number,
  claim: ConfirmaParts,
  pick: (below: number) => number,
): readonly Planned[] {
  // No generated month is shorter than 28 days; day 28 leaves room for the refund two days later only where allowed.
  const day = 1 + pick(28);
  switch (pick(6)) {
    case 0:
      return [];
    case 1: {
      const half = { capital: Math.floor(claim.capital / 2), interest: 0, costs: claim.costs };
      return [{ day, caseId, parts: half, kind: "partial" }];
    }
    case 2: {
      const first = { capital: Math.floor(claim.capital / 3), interest: claim.interest, costs: 0 };
      const rest = { capital: claim.capital - first.capital, interest: 0, costs: claim.costs };
      const later = Math.min(28, day + 5);
      return [
        { day, caseId, parts: first, kind: "partial" },
        { day: later, caseId, parts: rest, kind: "full" },
      ];
    }
    case 3: {
      const excess = 100 + pick(5000);
      const over = { ...claim, capital: claim.capital + excess };
      const back = { capital: -excess, interest: 0, costs: 0 };
      return [
        { day, caseId, parts: over, kind: "overpayment" },
        { day: Math.min(28, day + 3), caseId, parts: back, kind: "refund" },
      ];
    }
    default:
      return [{ day, caseId, parts: claim, kind: "full" }];
  }
}

function madeUpReceivables(
  month: string,
  count: number,
  series: number,
  pick: (below: number) => number,
): readonly ConfirmaReceivable[] {
  return Array.from({ length: count }, (_, index) => ({
    invoiceNumber: `${month.replace("-", "")}${String(series).padStart(3, "0")}${String(index + 1).padStart(4, "0")}`,
    amount: 1000 + pick(300_000),
    dueDate: `${month}-01`,
    reference: null,
    debtorName: `Debtor ${index + 1}`,
  }));
}

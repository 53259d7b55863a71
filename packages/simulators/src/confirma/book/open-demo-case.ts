import type { ConfirmaBook } from "./confirma-book.ts";

/** An invoice that a case is about; the amount in cents. */
export interface ConfirmaReceivable {
  readonly invoiceNumber: string;
  readonly amount: number;
  readonly dueDate: string;
  readonly reference?: string | null;
  readonly debtorName?: string | null;
  readonly currency?: string;
}

/** What the agency adds to a receivable, in cents, and the day its case begins. */
export interface CaseOpening {
  readonly day: string;
  readonly interest: number;
  readonly costs: number;
}

/** The book with a case for a receivable; it gets the book's next case id. */
export function openDemoCase(
  book: ConfirmaBook,
  receivable: ConfirmaReceivable,
  { day, interest, costs }: CaseOpening,
): ConfirmaBook {
  const {
    invoiceNumber,
    amount,
    dueDate,
    reference = null,
    debtorName = null,
    currency = "EUR",
  } = receivable;
  const claim = { capital: amount, interest, costs };
  const opened = {
    caseId: book.nextCaseId,
    invoiceNumber,
    reference,
    debtorName,
    claim,
    open: claim,
    currency,
    createdAt: day,
    dueDate,
    closedAt: null,
    status: "OPEN",
    stage: "REMINDER",
    paused: false,
    paymentPlanAllowed: false,
    disputed: false,
  } as const;
  return { ...book, cases: [...book.cases, opened], nextCaseId: book.nextCaseId + 1 };
}

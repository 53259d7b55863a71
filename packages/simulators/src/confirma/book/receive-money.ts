import type { ConfirmaBook } from "./confirma-book.ts";
import { postPayment } from "./post.ts";

/** Money of a debtor for one invoice, in cents; below zero: given back. */
export interface ConfirmaReceipt {
  readonly invoiceNumber: string;
  readonly capital: number;
  readonly interest?: number;
  readonly costs?: number;
}

/** The book with money that came in on a day: its case has less open, and no settlement has paid it out. */
export function receiveMoney(
  book: ConfirmaBook,
  { invoiceNumber, capital, interest = 0, costs = 0 }: ConfirmaReceipt,
  day: string,
): ConfirmaBook {
  const file = book.cases.find((known) => known.invoiceNumber === invoiceNumber);
  if (file === undefined) throw new Error(`There is no case about ${invoiceNumber}.`);
  return postPayment(book, {
    paymentId: 1 + Math.max(0, ...book.payments.map(({ paymentId }) => paymentId)),
    caseId: file.caseId,
    paymentDate: day,
    bookingDate: day,
    parts: { capital, interest, costs },
    payerReference: null,
    kind: capital + interest + costs < 0 ? "refund" : "partial",
    settlementId: null,
  });
}

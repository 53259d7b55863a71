import {
  type ConfirmaBook,
  type ConfirmaCase,
  type ConfirmaParts,
  type ConfirmaPayment,
  type ConfirmaSettlement,
  minus,
  sumOf,
} from "./confirma-book.ts";

/** The book with one more payment of a debtor; throws when it breaks a rule that the agency's own books keep. */
export function postPayment(book: ConfirmaBook, payment: ConfirmaPayment): ConfirmaBook {
  if (book.payments.some(({ paymentId }) => paymentId === payment.paymentId))
    throw new Error(`The payment ${payment.paymentId} is there already.`);
  if (payment.settlementId !== null) throw new Error("A payment is paid out by a settlement only.");
  const reduced = reduceCase(book, payment.caseId, payment.parts, payment.bookingDate);
  return { ...reduced, payments: [...book.payments, payment] };
}

/**
 * The book with one more settlement. Each allocation pays out one payment that was not paid out before; where it
 * divides the money differently, the case follows the allocation. Throws for anything else.
 */
export function postSettlement(book: ConfirmaBook, settlement: ConfirmaSettlement): ConfirmaBook {
  const { settlementId, settlementDate, allocations } = settlement;
  if (book.settlements.some((known) => known.settlementId === settlementId))
    throw new Error(`The settlement ${settlementId} is there already.`);
  let next = book;
  for (const { allocationId, paymentId, caseId, parts } of allocations) {
    const payment = next.payments.find((known) => known.paymentId === paymentId);
    if (payment === undefined || payment.caseId !== caseId || payment.settlementId !== null)
      throw new Error(`The allocation ${allocationId} pays out nothing.`);
    next = reduceCase(next, caseId, minus(parts, payment.parts), settlementDate);
    const paidOut = { ...payment, settlementId };
    next = {
      ...next,
      payments: next.payments.map((known) => (known === payment ? paidOut : known)),
    };
  }
  return { ...next, settlements: [...next.settlements, settlement] };
}

/** The case with less open; closed when exactly nothing is left, open again when something is. */
export function reduceCase(
  book: ConfirmaBook,
  caseId: number,
  parts: ConfirmaParts,
  day: string,
): ConfirmaBook {
  const found = book.cases.find((known) => known.caseId === caseId);
  if (found === undefined) throw new Error(`There is no case ${caseId}.`);
  const open = minus(found.open, parts);
  if (found.status === "WITHDRAWN") return withCase(book, { ...found, open });
  const closed = sumOf(open) <= 0;
  const closedAt = closed ? (found.closedAt ?? day) : null;
  return withCase(book, { ...found, open, status: closed ? "CLOSED" : "OPEN", closedAt });
}

/** The book with a case in place of the one of the same id. */
export const withCase = (book: ConfirmaBook, changed: ConfirmaCase): ConfirmaBook => ({
  ...book,
  cases: book.cases.map((known) => (known.caseId === changed.caseId ? changed : known)),
});

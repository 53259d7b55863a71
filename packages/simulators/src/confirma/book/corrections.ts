import { type ConfirmaBook, type ConfirmaParts, minus } from "./confirma-book.ts";

/** A payment that its settlement divides differently. Cents. */
export interface ConfirmaCorrection {
  readonly settlementId: number;
  readonly allocationId: number;
  readonly paymentId: number;
  readonly invoiceNumber: string;
  /** What the payment said. */
  readonly said: ConfirmaParts;
  /** What the settlement says: the truth. */
  readonly settled: ConfirmaParts;
}

/** Every place where a settlement corrects what a payment said. */
export function confirmaCorrections(book: ConfirmaBook): readonly ConfirmaCorrection[] {
  const payments = new Map(book.payments.map((payment) => [payment.paymentId, payment]));
  const cases = new Map(book.cases.map((each) => [each.caseId, each]));
  return book.settlements.flatMap(({ settlementId, allocations }) =>
    allocations.flatMap(({ allocationId, paymentId, caseId, parts }) => {
      const said = payments.get(paymentId)?.parts ?? parts;
      const same = Object.values(minus(parts, said)).every((difference) => difference === 0);
      const invoiceNumber = cases.get(caseId)?.invoiceNumber ?? "";
      return same ? [] : [{ settlementId, allocationId, paymentId, invoiceNumber, said, settled: parts }];
    }),
  );
}

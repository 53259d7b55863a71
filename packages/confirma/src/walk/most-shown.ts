import { contentHash, type ReceivedPayment } from "@confirma-connect/core";

/**
 * Lets received payments through that overlapping windows may show twice. They have no identifier, so equal rows are
 * counted: each comes as often as the window that shows most of them does, and not as often as all windows together.
 */
export class MostShown {
  readonly #passed = new Map<string, number>();

  /** The payments of one window that no window before has shown. */
  fresh(payments: readonly ReceivedPayment[]): readonly ReceivedPayment[] {
    const shown = new Map<string, number>();
    return payments.filter((payment) => {
      const key = keyOf(payment);
      const count = (shown.get(key) ?? 0) + 1;
      shown.set(key, count);
      if (count <= (this.#passed.get(key) ?? 0)) return false;
      this.#passed.set(key, count);
      return true;
    });
  }
}

/** Both dates, because either may be the one that windows go by; no division, which may change between two requests. */
const keyOf = (payment: ReceivedPayment): string => {
  const { caseId, invoiceNumber, bookingDate, paymentDate, paymentAmount, currency } = payment;
  const { invoicePaymentReference, originalPaymentReference } = payment;
  const references = [invoicePaymentReference ?? "", originalPaymentReference ?? ""];
  const head = [caseId ?? "", invoiceNumber ?? "", bookingDate ?? "", paymentDate];
  return contentHash([...head, paymentAmount, currency, ...references]);
};

/** Words for how an invoice was paid; informative, they change nothing (seen). */
export const paymentMethodTypes = [
  "ADJUSTMENT",
  "BANK_STATEMENT",
  "CASH",
  "CHARGE_CARD",
  "CORRECTION",
  "CREDIT_LOSS",
  "CREDIT_NOTE",
  "EXTERNAL_BANK_TRANSFER",
  "SET_OFF",
] as const;

/** One of {@link paymentMethodTypes}. */
export type PaymentMethodType = (typeof paymentMethodTypes)[number];

/** Body of `PUT /invoices/{id}/paymentevents/markpaid` (specs 5). */
export interface MarkPaidRequest {
  readonly paymentDate: string;
  /** In the invoice's currency. */
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly paymentMethodType: PaymentMethodType;
}

import type { Payment } from "../agency/payment.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import { type Division, divisionTotal } from "./division.ts";
import type { PostingPlan } from "./posting-plan.ts";

/** What is known about money for an invoice. */
export interface Money {
  readonly identifier: string;
  readonly invoiceNumber: string;
  readonly date: CivilDate;
  readonly reference: string | undefined;
  readonly currency: CurrencyCode;
  readonly division: Division;
}

/** A payment in the agency's form. Whoever paid is not named: the books need the invoice only. */
export const paymentOf = (money: Money, { sourceName }: PostingPlan): Payment => ({
  paymentIdentifier: money.identifier,
  invoiceNumber: money.invoiceNumber,
  paymentDate: money.date,
  bookingDate: undefined,
  amount: divisionTotal(money.division),
  currency: money.currency,
  targetIdentifier: "invoicenumber",
  paymentReference: money.reference,
  sourceName,
  capitalAmountPaid: money.division.capital,
  interestAmountPaid: money.division.interest,
  costsAmountPaid: money.division.costs,
});

import {
  Amount,
  CurrencyCode,
  DateText,
  NumberOrText,
  OptionalAmount,
  OptionalDay,
  OptionalKey,
  OptionalText,
} from "@confirma-connect/core";
import { z } from "zod";

/** PascalCase, as published (seen, complete). */
const WireAllocatedPayment = z.strictObject({
  AllocationId: NumberOrText,
  CaseId: OptionalKey,
  Agency: OptionalText,
  InvoiceNumber: OptionalKey,
  PaymentType: z.strictObject({ Code: OptionalKey, Description: OptionalText }).nullish(),
  Dates: z.strictObject({
    PaymentDate: DateText,
    BookingDate: OptionalDay,
    AccountingDate: OptionalDay,
    SettlementDate: OptionalDay,
  }),
  Amounts: z.strictObject({
    PaymentAmount: Amount,
    CapitalAmount: OptionalAmount,
    InterestAmount: OptionalAmount,
    CreditorCostsAmount: OptionalAmount,
  }),
  Currency: CurrencyCode,
});

type Wire = z.output<typeof WireAllocatedPayment>;
type Dates = Wire["Dates"];
type Amounts = Wire["Amounts"];

/**
 * One allocation of money or of another event (rebate, write-off …) to an invoice. Amounts are minor units of
 * `currency`.
 */
export interface AllocatedPayment {
  readonly allocationId: string;
  /** Text such as VELKA-998877, unlike the Partner API's number. */
  readonly caseId: string | undefined;
  readonly agency: string | undefined;
  readonly invoiceNumber: string | undefined;
  /** What kind of event it is: 8 is "Bank Transfer"; no other code is public. */
  readonly paymentType: { readonly code: string | undefined; readonly description: string | undefined };
  readonly paymentDate: Dates["PaymentDate"];
  readonly bookingDate: Dates["BookingDate"];
  readonly accountingDate: Dates["AccountingDate"];
  readonly settlementDate: Dates["SettlementDate"];
  readonly paymentAmount: Amounts["PaymentAmount"];
  readonly capitalAmount: Amounts["CapitalAmount"];
  readonly interestAmount: Amounts["InterestAmount"];
  /** Costs that belong to the creditor. */
  readonly creditorCostsAmount: Amounts["CreditorCostsAmount"];
  readonly currency: Wire["Currency"];
}

const fromWire = ({ Dates, Amounts, PaymentType, ...wire }: Wire): AllocatedPayment => ({
  allocationId: wire.AllocationId,
  caseId: wire.CaseId,
  agency: wire.Agency,
  invoiceNumber: wire.InvoiceNumber,
  paymentType: { code: PaymentType?.Code, description: PaymentType?.Description },
  paymentDate: Dates.PaymentDate,
  bookingDate: Dates.BookingDate,
  accountingDate: Dates.AccountingDate,
  settlementDate: Dates.SettlementDate,
  paymentAmount: Amounts.PaymentAmount,
  capitalAmount: Amounts.CapitalAmount,
  interestAmount: Amounts.InterestAmount,
  creditorCostsAmount: Amounts.CreditorCostsAmount,
  currency: wire.Currency,
});

const toWire = (payment: AllocatedPayment): Wire => ({
  AllocationId: payment.allocationId,
  CaseId: payment.caseId,
  Agency: payment.agency,
  InvoiceNumber: payment.invoiceNumber,
  PaymentType: { Code: payment.paymentType.code, Description: payment.paymentType.description },
  Dates: {
    PaymentDate: payment.paymentDate,
    BookingDate: payment.bookingDate,
    AccountingDate: payment.accountingDate,
    SettlementDate: payment.settlementDate,
  },
  Amounts: {
    PaymentAmount: payment.paymentAmount,
    CapitalAmount: payment.capitalAmount,
    InterestAmount: payment.interestAmount,
    CreditorCostsAmount: payment.creditorCostsAmount,
  },
  Currency: payment.currency,
});

/** The published wire form and ours, both directions. */
export const AllocatedPaymentRow = z.codec(WireAllocatedPayment, z.custom<AllocatedPayment>(), {
  decode: fromWire,
  encode: toWire,
});

import { z } from "zod";
import { OptionalAmount, OptionalDay, OptionalInvoiceNumber, OptionalKey } from "./answer-field.ts";
import { Amount, Currency, DateTimeText, OptionalText } from "./common.ts";
import type { Parsed } from "./parse-document.ts";
import { parseRows } from "./parse-rows.ts";

/**
 * A payment that the agency received from a debtor and allocated to an invoice: one row of `GET /payments`,
 * documented completely. Provisional: until the settlement its division may still change.
 */
export const ReceivedPayment = z.strictObject({
  /**
   * Identifier of the payment at its source. `GET /payments` documents none; Cash-In's allocation id and Finkare's
   * payment id are put here.
   */
  paymentId: OptionalKey,
  caseId: OptionalKey,
  invoiceNumber: OptionalInvoiceNumber,
  /** Reference that the invoice asked for. */
  invoicePaymentReference: OptionalText,
  /** Reference that the payer used. */
  originalPaymentReference: OptionalText,
  /** Who paid. Personal data: never logged. */
  accountName: OptionalText,
  bookingDate: OptionalDay,
  paymentDate: DateTimeText,
  invoiceAmount: OptionalAmount,
  paymentAmount: Amount,
  capitalAmountPaid: OptionalAmount,
  interestAmountPaid: OptionalAmount,
  costsAmountPaid: OptionalAmount,
  currency: Currency,
  /** An open word; NETVISOR and PROCOUNTOR are seen. */
  agency: OptionalText,
});

/** See {@link ReceivedPayment}. Amounts are minor units of `currency`. */
export type ReceivedPayment = z.output<typeof ReceivedPayment>;

/** Reads the answer of `GET /payments`: a bare array. Pointers lead into the answer. */
export const parseReceivedPayments = (body: unknown): Parsed<readonly ReceivedPayment[]> =>
  parseRows(ReceivedPayment, body);

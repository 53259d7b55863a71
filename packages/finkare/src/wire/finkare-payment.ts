import { CurrencyCode, MinorUnits, OptionalKey, OptionalText, parseRows } from "@confirma-connect/core";
import { asReading, readable } from "@confirma-connect/http";
import { z } from "zod";
import { dataReader, type EnvelopeReader } from "./envelope.ts";

/** Published words of a payment's status; an unknown one is kept as it is. */
export const finkarePaymentStatuses = ["pending", "completed", "failed", "refunded"] as const;

/** Published words of how a payment was made; an unknown one is kept as it is. */
export const finkarePaymentMethods = ["card", "bank_transfer", "sepa_debit", "payment_link"] as const;

/** A moment as Finkare writes it, ISO 8601 with its offset. */
const Instant = z.iso.datetime({ offset: true });

/** A payment of one invoice, possibly of a part of it (seen, complete). */
export const FinkarePayment = z.strictObject({
  id: z.string().min(1),
  /** Left out in the payments of one invoice. */
  invoiceId: OptionalKey,
  /** Whole cents. */
  amountCents: MinorUnits,
  /** Left out in the payments of one invoice. */
  currency: CurrencyCode.nullish(),
  /** One of {@link finkarePaymentStatuses}, as far as is known. */
  status: z.string().min(1),
  /** One of {@link finkarePaymentMethods}, as far as is known. */
  method: OptionalText,
  /** Published for completed payments; that others may lack it is inferred. */
  paidAt: Instant.nullish(),
});

/** See {@link FinkarePayment}. */
export type FinkarePayment = z.output<typeof FinkarePayment>;

/** One page of payments. */
export interface FinkarePaymentPage {
  readonly items: readonly FinkarePayment[];
  readonly page: number | undefined;
  readonly limit: number | undefined;
  /** Payments of all pages. */
  readonly total: number | undefined;
}

/** Reads a list of payments. */
export const readPayments: EnvelopeReader<readonly FinkarePayment[]> = ({ data }) =>
  asReading(parseRows(FinkarePayment, data, "/data"));

/** Reads one page of a list of payments. */
export const readPaymentPage: EnvelopeReader<FinkarePaymentPage> = (envelope) => {
  const list = readPayments(envelope);
  if (!list.readable) return list;
  const { page, limit, total } = envelope.pagination ?? {};
  const value = {
    items: list.value,
    page: page ?? undefined,
    limit: limit ?? undefined,
    total: total ?? undefined,
  };
  return readable(value, list.warnings);
};

/** Reads one payment. */
export const readPayment: EnvelopeReader<FinkarePayment> = dataReader(FinkarePayment);

import { z } from "zod";
import {
  Amount,
  Currency,
  DateText,
  Identifier,
  NumberOrText,
  OptionalDate,
  OptionalText,
  Text,
} from "./common.ts";

/** How a payment names its invoice: `invoicenumber` is documented, the others are inferred from Netvisor. */
export const paymentTargets = ["invoicenumber", "reference", "netvisor"] as const;

const PaymentTarget = z.codec(z.string(), z.enum(paymentTargets), {
  decode: (value, context) => {
    const word = value.toLowerCase();
    const known = paymentTargets.find((target) => target === word);
    if (known !== undefined) return known;
    context.issues.push({
      code: "custom",
      message: `must be one of ${paymentTargets.join(", ")}`,
      input: value,
    });
    return z.NEVER;
  },
  encode: (value) => value,
});

/** One part of a payment; CAPITAL, INTEREST and FEES are the words of the settlements endpoint. */
export const BreakdownEntry = z.strictObject({ type: Text, amount: Amount });

/** See {@link BreakdownEntry}. */
export type BreakdownEntry = z.output<typeof BreakdownEntry>;

/**
 * The agency's accounting payment, one entry of `POST /accounting/payment`. The public page is cut
 * after `sourceName`; the allocation fields below it are inferred from the payments and settlements
 * endpoints and are accepted in either shape.
 */
export const Payment = z.strictObject({
  paymentIdentifier: Identifier,
  invoiceNumber: NumberOrText,
  paymentDate: DateText,
  bookingDate: OptionalDate,
  amount: Amount,
  currency: Currency,
  targetIdentifier: PaymentTarget.default("invoicenumber"),
  paymentReference: OptionalText,
  sourceName: OptionalText,
  /** Inferred. */
  capitalAmountPaid: Amount.optional(),
  /** Inferred. */
  interestAmountPaid: Amount.optional(),
  /** Inferred. */
  costsAmountPaid: Amount.optional(),
  /** Inferred. */
  breakdown: z.array(BreakdownEntry).optional(),
});

/** See {@link Payment}. Amounts are minor units of `currency`. */
export type Payment = z.output<typeof Payment>;

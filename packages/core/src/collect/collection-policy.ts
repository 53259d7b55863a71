import { z } from "zod";
import { CurrencyCode, MinorUnits, minorUnits } from "../value/money.ts";

const Word = z.string().min(1);

/** What a client hands over to the agency, and how. */
export const CollectionPolicy = z.strictObject({
  /** Days after the due date from which an invoice is handed over; a negative number hands it over before. */
  daysOverdue: z.int().default(14),
  /** Smallest open sum that is handed over, minor units. */
  smallestSum: MinorUnits.default(minorUnits(1)),
  /** Currencies that are handed over. */
  currencies: z.array(CurrencyCode).default([CurrencyCode.parse("EUR")]),
  /** Customer codes or business identifiers that are never handed over. */
  excludedCustomers: z.array(Word).default([]),
  /** Vendor states in which an invoice is never handed over, e.g. a draft or an internal dispute (any case). */
  excludedStates: z
    .array(Word)
    .default(["unfinished", "empty", "not_sent", "unsent", "invalidated", "deleted", "payment_denied"]),
  /** Vendor states that say that an invoice does not count any more: its case is withdrawn (any case). */
  voidStates: z.array(Word).default(["invalidated", "deleted"]),
  /** Vendor states that say that nothing is left to pay, whatever payments the books show (any case). */
  paidStates: z.array(Word).default(["paid", "marked_paid", "credited"]),
  /** `Bankgiro` is the only word that the agency's pages show. */
  paymentMethod: Word.default("Bankgiro"),
  /**
   * How a credit note for a part is told. The agency has no action for it: `directPayment` (inferred) makes it a
   * payment without money, so that the demand falls; `none` leaves it to a person.
   */
  partialCredit: z.enum(["directPayment", "none"]).default("directPayment"),
  /**
   * Ask the agency for a case before an invoice is handed over for the first time, so that one that it got another
   * way, or before the store was lost, is not handed over again. The look-up by invoice number is inferred.
   */
  lookFirst: z.boolean().default(true),
  /** How long a claim belongs to the process that made it, in milliseconds. */
  lease: z.int().positive().default(120_000),
  /** How long the agency may take until a look-up shows what it has taken, in milliseconds (inferred). */
  quietPeriod: z.int().nonnegative().default(86_400_000),
  /**
   * What follows when a look-up still shows nothing after the quiet period. `park`: a person decides. `resend`: it
   * is sent again once; only safe if the agency's case look-up by invoice number is complete (inferred).
   */
  afterAbsence: z.enum(["park", "resend"]).default("park"),
});

/** See {@link CollectionPolicy}. */
export type CollectionPolicy = z.output<typeof CollectionPolicy>;

/** The policy as an operator writes it, with defaults left out. */
export type CollectionPolicyInput = z.input<typeof CollectionPolicy>;

import { z } from "zod";
import { CurrencyCode } from "../value/currency-code.ts";
import { MinorUnits, minorUnits } from "../value/minor-units.ts";

const Word = z.string().min(1);

/** What a client hands over to the agency, and how. */
export const CollectionPolicy = z.strictObject({
  daysOverdue: z
    .int()
    .default(14)
    .describe("Days after the due date from which an invoice is handed over; a negative number: before it."),
  smallestSum: MinorUnits.default(minorUnits(1)).describe(
    "Smallest open sum that is handed over, in minor units.",
  ),
  currencies: z
    .array(CurrencyCode)
    .default([CurrencyCode.parse("EUR")])
    .describe("Currencies that are handed over."),
  excludedCustomers: z
    .array(Word)
    .default([])
    .describe("Customer codes or business identifiers that are never handed over."),
  excludedStates: z
    .array(Word)
    .default(["unfinished", "empty", "not_sent", "unsent", "invalidated", "deleted", "payment_denied"])
    .describe("States of the accounting system in which an invoice is never handed over (any case)."),
  voidStates: z
    .array(Word)
    .default(["invalidated", "deleted"])
    .describe("States that say that an invoice does not count any more: its case is withdrawn (any case)."),
  paidStates: z
    .array(Word)
    .default(["paid", "marked_paid", "credited"])
    .describe("States that say that nothing is left to pay, whatever payments the books show (any case)."),
  paymentMethod: Word.default("Bankgiro").describe("Bankgiro is the only word that the agency's pages show."),
  partialCredit: z
    .enum(["directPayment", "none"])
    .default("directPayment")
    .describe(
      "How a credit note for a part is told. The agency has no action for it: directPayment (inferred) makes it a payment without money, so that the demand falls; none leaves it to a person.",
    ),
  settledRest: z
    .enum(["withdraw", "park"])
    .default("withdraw")
    .describe(
      "What follows when the books say that nothing is left of a partly paid or credited invoice, e.g. because the rest was written off. withdraw (inferred) ends the case, so that nobody who owes nothing is pursued; park leaves it to a person.",
    ),
  unreadBalance: z
    .enum(["hold", "assume"])
    .default("hold")
    .describe(
      "What follows when the agency's case does not name its capital, its interest or its costs (their names are partly inferred), which a direct payment has to tell. hold: no payment is told. assume: what is not named is told as what the books leave (capital) and as zero (interest, costs).",
    ),
  equalCapital: z
    .enum(["park", "told"])
    .default("park")
    .describe(
      "What it says when a case has exactly the capital that a payment would leave, but no answer said that the agency took it. park: nothing, because the same sum that the debtor paid to the agency looks alike, so a person decides. told: the agency took it (inferred); only right where nothing else lowers a case.",
    ),
  lookFirst: z
    .boolean()
    .default(true)
    .describe(
      "Ask the agency for a case before an invoice is handed over for the first time, so that one that it got another way, or before the store was lost, is not handed over again. The look-up by invoice number is inferred.",
    ),
  lease: z
    .int()
    .positive()
    .default(120_000)
    .describe("How long a claim belongs to the process that made it, in milliseconds."),
  quietPeriod: z
    .int()
    .nonnegative()
    .default(86_400_000)
    .describe(
      "How long the agency may take until a look-up shows what it has taken, in milliseconds (inferred).",
    ),
  afterAbsence: z
    .enum(["park", "resend"])
    .default("park")
    .describe(
      "What follows when a look-up still shows nothing after the quiet period. park: a person decides. resend: it is sent again once; only safe if the agency's look-up by invoice number is complete (inferred).",
    ),
});

/** See {@link CollectionPolicy}. */
export type CollectionPolicy = z.output<typeof CollectionPolicy>;

/** The policy as an operator writes it, with defaults left out. */
export type CollectionPolicyInput = z.input<typeof CollectionPolicy>;

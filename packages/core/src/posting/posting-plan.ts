import { z } from "zod";
import { DimensionEntry } from "../agency/common.ts";

const Account = z.string().min(1);

const Accounts = z.strictObject({
  bank: Account.describe("Account that the agency pays out to."),
  clearing: Account.describe(
    "Money that the agency holds. The account plan's payment method or clearingAccount must lead to the same account.",
  ),
  receivables: Account.describe("Open sales invoices; for allocations that are no payment of an invoice."),
  interest: Account.describe("Interest income; for allocations that are no payment of an invoice."),
  costs: Account.describe("Collection costs that debtors paid; likewise."),
  rounding: Account.optional().describe(
    "Takes a difference up to roundingTolerance; absent: every one is refused.",
  ),
});

/**
 * What the agency keeps for itself. Settlements do not name it (unknown), so it is concluded from what is missing, up to
 * a ceiling. No published settlement keeps anything back; 20 % is our own caution, and the contract knows better.
 */
const Fees = z.strictObject({
  account: Account,
  vatPercentage: z.number().min(0).max(100).default(0).describe("VAT inside the fees, percent."),
  vatCode: z
    .string()
    .min(1)
    .optional()
    .describe("VAT code of the fees in the agency's words, for the account plan."),
  vatAccount: Account.optional().describe("Account of that VAT; needed when there is any."),
  largestShare: z
    .union([z.number().min(0).max(100), z.literal("any")])
    .default(20)
    .describe(
      "Largest share of what a settlement allocates that is concluded to be fees, percent, VAT included; more is refused. any: no such ceiling.",
    ),
  largestAmount: z
    .int()
    .min(0)
    .optional()
    .describe("Likewise in minor units, beside largestShare; absent: no such ceiling."),
});

/**
 * How received payments and settlements become postings, per client. Account numbers are in the agency's words: the
 * client's account plan translates them like those of any other document.
 */
export const PostingPlan = z.strictObject({
  version: z.string().min(1).default("1").describe("The operator's own label."),
  book: z
    .enum(["settlements", "payments"])
    .default("settlements")
    .describe(
      "settlements: only what was paid out is booked. payments: what was received is booked at once, as provisional; settlements take it and correct it.",
    ),
  accounts: Accounts,
  withoutBreakdown: z
    .enum(["refuse", "capital"])
    .default("refuse")
    .describe("An allocation that is not divided: refused, or capital as a whole."),
  fees: Fees.optional().describe(
    "What settlements pay out less than they allocate, up to a ceiling. Absent: such a settlement is refused.",
  ),
  roundingTolerance: z
    .int()
    .min(0)
    .max(100)
    .default(5)
    .describe(
      "Largest difference that is a rounding, minor units, also where fees are configured; more has another reason.",
    ),
  documentType: z.string().min(1).default("PER").describe("Document type of ledger documents."),
  sourceName: z.string().min(1).default("Confirma").describe("Who paid, as payments show it."),
  dimensions: z.array(DimensionEntry).default([]).describe("Dimensions of the rows of ledger documents."),
});

/** See {@link PostingPlan}. */
export type PostingPlan = z.output<typeof PostingPlan>;

/** The plan as an operator writes it, with defaults left out. */
export type PostingPlanInput = z.input<typeof PostingPlan>;

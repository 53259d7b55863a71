import { type AccountPlan, type Problem, problem } from "@confirma-connect/core";
import { z } from "zod";
import { invoiceChannels, invoiceLanguages, paymentMethods } from "../wire/request/invoice.ts";
import { vatTypes } from "../wire/request/ledger-receipt.ts";
import { paymentMethodTypes } from "../wire/request/mark-paid.ts";
import { units } from "../wire/request/unit.ts";

const Account = z.string().min(1);

/** A client's choices that only Procountor knows: `options.procountor` of the account plan. */
export const ProcountorPlan = z.strictObject({
  /** Approve journals; unapproved ones are outside the official books (seen). */
  approveJournals: z.boolean().default(true),
  /** Approve invoices; only approved ones are in the official books and can be paid (seen). */
  approveInvoices: z.boolean().default(true),
  /** Send approved invoices to the buyer; a sent invoice can never be taken back (seen). */
  sendInvoices: z.boolean().default(false),
  /** How Procountor delivers the invoice when the plan says that it is not already sent. */
  invoiceChannel: z.enum(invoiceChannels).default("NO_SENDING"),
  paymentMethod: z.enum(paymentMethods).default("BANK_TRANSFER"),
  /** IBAN that invoices are paid to; absent: the seller's own. */
  bankAccount: z.string().min(1).optional(),
  /** Language of invoices whose document names none. */
  language: z.enum(invoiceLanguages).default("FINNISH"),
  /** Caller's unit → Procountor's unit; beside the usual abbreviations. */
  units: z
    .record(
      z.string(),
      z.string().refine((unit) => units.has(unit), "is not a unit of Procountor"),
    )
    .default({}),
  /** Unit of rows that name none. */
  defaultUnit: z
    .string()
    .refine((unit) => units.has(unit), "is not a unit of Procountor")
    .default("NO_UNIT"),
  /** Side of VAT of rows whose VAT rule names none. */
  vatType: z.enum(vatTypes).default("SALES"),
  /** How capital is marked on an invoice; informative (seen). */
  paymentMethodType: z.enum(paymentMethodTypes).default("EXTERNAL_BANK_TRANSFER"),
  /** Interest and costs of a payment: as one journal, or not delivered. */
  interestAndCosts: z.enum(["journal", "leave"]).default("journal"),
  /**
   * Book the capital in the journal too, clearing account against this account. Absent: the money's own
   * posting is left to Procountor's bank material, because marking as paid posts nothing (inferred).
   */
  receivablesAccount: Account.optional(),
  /** Credit notes: settle them against the invoice that they credit, or leave that to Procountor's users. */
  creditNotes: z.enum(["leave", "settle"]).default("leave"),
});

/** See {@link ProcountorPlan}. */
export type ProcountorPlan = z.output<typeof ProcountorPlan>;

/** Reads the plan's options; with problems the defaults stand in, and nothing will be rendered. */
export function procountorPlanOf(plan: AccountPlan): {
  readonly own: ProcountorPlan;
  readonly problems: readonly Problem[];
} {
  const parsed = ProcountorPlan.safeParse(plan.options["procountor"] ?? {});
  if (parsed.success) return { own: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) =>
    problem("ACC_CONFIG_INVALID", {
      message: `the plan's ${["options", "procountor", ...path.map(String)].join(".")}: ${message}`,
    }),
  );
  return { own: ProcountorPlan.parse({}), problems };
}

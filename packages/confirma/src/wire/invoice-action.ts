import { Amount, CurrencyCode, DateText } from "@confirma-connect/core";
import { z } from "zod";
import { DocumentedNumber } from "./documented-number.ts";

/** What every action names. Both are in the examples; whether one is enough is unknown, so one is asked for. */
const target = { invoiceNumber: DocumentedNumber.optional(), caseId: DocumentedNumber.optional() };

const Target = z.strictObject(target);

const hasTarget = (data: z.output<typeof Target>): boolean =>
  data.invoiceNumber !== undefined || data.caseId !== undefined;

const targetMissing = { error: "must name an invoiceNumber or a caseId" };

const plain = <C extends string>(code: C) =>
  z.strictObject({
    code: z.literal(code),
    comment: z.string(),
    data: Target.refine(hasTarget, targetMissing),
  });

const DueDate = z.strictObject({
  code: z.literal("DUEDATE"),
  comment: z.string(),
  /** The new due date of the case, not of the invoice. */
  data: z.strictObject({ ...target, dueDate: DateText }).refine(hasTarget, targetMissing),
});

const DirectPayment = z.strictObject({
  code: z.literal("DIRECTPAYMENT"),
  comment: z.string(),
  data: z
    .strictObject({
      ...target,
      /** `Bankgiro` is seen; other words are unknown. */
      paymentMethod: z.string().min(1),
      amount: Amount,
      currency: CurrencyCode,
      paymentDate: DateText,
      reference: z.string(),
      outstandingCapitalAmount: Amount,
      outstandingInterestAmount: Amount,
      outstandingCostsAmount: Amount,
    })
    .refine(hasTarget, targetMissing),
});

/**
 * One action on a case, by `code` (seen, complete):
 * COMMENT a note · WITHDRAW pull the case back · DUEDATE extend the case's due date · PAYMENTPLAN allow a plan ·
 * OBJECTION a dispute, its text in `comment` · PAUSE hold proceedings · DIRECTPAYMENT a payment that the creditor
 * received itself. Amounts are minor units of `currency`.
 */
export const InvoiceAction = z.discriminatedUnion("code", [
  plain("COMMENT"),
  plain("WITHDRAW"),
  DueDate,
  plain("PAYMENTPLAN"),
  plain("OBJECTION"),
  plain("PAUSE"),
  DirectPayment,
]);

/** See {@link InvoiceAction}. */
export type InvoiceAction = z.output<typeof InvoiceAction>;

/** Body of `POST /invoice/action`. */
export const InvoiceActions = z.strictObject({ actions: z.array(InvoiceAction).min(1) });

import {
  absMinor,
  type Invoice,
  isCreditNote,
  negateMinor,
  type RenderContext,
  type Step,
} from "@confirma-connect/core";
import { textLength } from "../wire/request/text-length.ts";
import { findInvoiceStep } from "./find-invoice-step.ts";
import { markPaidStep } from "./mark-paid-step.ts";
import { markLength, markOf } from "./own-key.ts";
import type { RowContext } from "./row-words.ts";

/** The steps that settle a credit note with the invoice that it credits. */
export interface CreditNoteSettlement {
  /** Before the credit note is made: its invoice must exist. */
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

const none: CreditNoteSettlement = { before: [], after: [] };

/**
 * Settles a credit note: Procountor has no link between the two, so each is marked as paid by the other
 * (specs 13, inferred). Nothing of it can be taken back without a person, so the plan must ask for it.
 */
export function creditNoteSettlement(
  invoice: Invoice,
  context: RenderContext,
  { own, readings, findings }: RowContext,
): CreditNoteSettlement {
  const pointer = "/references/creditedInvoiceNumber";
  const number = invoice.references.creditedInvoiceNumber ?? undefined;
  if (number === undefined) return none;
  if (!isCreditNote(invoice)) {
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, "only a credit note is settled with another invoice");
    return none;
  }
  const credited = findings.text(number, pointer, textLength.originalInvoiceNumber);
  if (own.creditNotes === "leave" || !own.approveInvoices) {
    const why = own.approveInvoices ? "the plan leaves that to its users" : "it is not approved";
    const message = `the credit note is not settled with its invoice in Procountor: ${why}`;
    findings.warn("ACC_UNSUPPORTED_FEATURE", pointer, message);
    return none;
  }
  const total = absMinor(invoice.amounts.totalAmount);
  const of = (name: string, target: string, words: string, amount: typeof total): Step =>
    markPaidStep({
      name,
      title: words,
      key: context.keyOf(name),
      invoice: target,
      date: invoice.header.date,
      amount,
      currency: invoice.header.currencyCode,
      description: `${words.slice(0, textLength.paymentDescription - markLength)} ${markOf(context.keyOf(name))}`,
      method: "CREDIT_NOTE",
    });
  const ofNote = readings.creditNoteAmount === "negative" ? negateMinor(total) : total;
  return {
    before: [findInvoiceStep("credited-invoice", "Invoice that the credit note credits", credited)],
    after: [
      of("settle-invoice", "credited-invoice", `Credit note ${invoice.header.number}`, total),
      of("settle-credit-note", "invoice", `Credited invoice ${credited}`, ofNote),
    ],
  };
}

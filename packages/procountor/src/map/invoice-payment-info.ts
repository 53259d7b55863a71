import { daysBetween, type Invoice, parseBankReference } from "@confirma-connect/core";
import type { PaymentInfoRequest } from "../wire/request/invoice.ts";
import { longestPaymentTerm } from "../wire/request/text-length.ts";
import type { RowContext } from "./row-words.ts";

/** How the invoice is paid. The due date is 0–999 days after the invoice's date (seen). */
export function paymentInfoOf(invoice: Invoice, context: RowContext): PaymentInfoRequest {
  const { header, references } = invoice;
  const { own, findings } = context;
  const term = daysBetween(header.date, header.dueDate);
  if (term < 0 || term > longestPaymentTerm) {
    const message = `Procountor takes due dates of 0 to ${longestPaymentTerm} days after the invoice date, this one is ${term} days`;
    findings.refuse("ACC_DOCUMENT_DATE_ORDER", "/header/dueDate", message);
  }
  const reference = references.payment?.replaceAll(/\s/gu, "");
  if (reference !== undefined && !parseBankReference(reference).valid) {
    const message = "Procountor refuses a bank reference with a wrong check digit";
    findings.refuse("ACC_DOCUMENT_CHECK_DIGIT", "/references/payment", message);
  }
  const account = bankAccountOf(invoice, context);
  return {
    paymentMethod: own.paymentMethod,
    currency: header.currencyCode,
    ...(account === undefined ? {} : { bankAccount: { accountNumber: account } }),
    dueDate: header.dueDate,
    currencyRate: 1,
    ...(reference === undefined
      ? {}
      : { bankReferenceCode: findings.text(reference, "/references/payment") }),
  };
}

/** The plan's account, else the seller's own; needed for everything but cash (seen). IBAN without spaces. */
function bankAccountOf({ parties }: Invoice, { own, findings }: RowContext): string | undefined {
  const iban = own.bankAccount ?? parties.sellerParty.paymentDetails?.iban;
  if (iban !== undefined) return findings.text(iban.replaceAll(/\s/gu, ""), "/parties/sellerParty");
  if (own.paymentMethod === "CASH") return undefined;
  const message =
    "neither the seller's paymentDetails nor the plan (options.procountor.bankAccount) names a bank account";
  findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/parties/sellerParty", message);
  return undefined;
}

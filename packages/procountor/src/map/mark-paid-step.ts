import { amountToJsonNumber, formatAmount, type MinorUnits, type Step } from "@confirma-connect/core";
import type { MarkPaidRequest, PaymentMethodType } from "../wire/request/mark-paid.ts";
import { jsonRequest } from "./step-request.ts";

/** What marking an invoice as paid is made of. */
export interface MarkPaidParts {
  readonly name: string;
  readonly title: string;
  readonly key: string;
  /** Step that knows the invoice. */
  readonly invoice: string;
  readonly date: string;
  readonly amount: MinorUnits;
  readonly currency: string;
  /** Words with our key; at most 140 characters. */
  readonly description: string;
  readonly method: PaymentMethodType;
}

/**
 * The step that marks an invoice as paid. It posts nothing (inferred), and only a person can take it back:
 * deleting a payment event waits for the Procountor Key app (specs 5.1, seen).
 */
export function markPaidStep(parts: MarkPaidParts): Step {
  const { name, title, key, invoice, date, amount, currency, description, method } = parts;
  const body: MarkPaidRequest = {
    paymentDate: date,
    amount: amountToJsonNumber(amount),
    currency,
    description,
    paymentMethodType: method,
  };
  return {
    name,
    action: "create",
    title: `${title}; only a person can take it back`,
    request: jsonRequest("PUT", `invoices/{{${invoice}}}/paymentevents/markpaid`, body),
    identity: {
      type: "paymentEvent",
      key,
      values: { invoice, date, amount: formatAmount(amount, "."), currency, description },
    },
    uses: [invoice],
    postings: [],
  };
}

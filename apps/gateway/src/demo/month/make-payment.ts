import { eurosOf, type PaymentBody } from "../document/demo-document.ts";
import type { Dice } from "./dice.ts";

/** The parts of a payment in cents. */
export interface PaymentParts {
  readonly capital: number;
  readonly interest: number;
  readonly costs: number;
}

type Split = Pick<PaymentBody, "capitalAmountPaid" | "interestAmountPaid" | "costsAmountPaid" | "breakdown">;

/** The split in one of the agency's two shapes; none when the payment is capital only. */
function splitOf({ capital, interest, costs }: PaymentParts, dice: Dice): Split {
  if (interest === 0 && costs === 0 && dice.percent(60)) return {};
  if (dice.percent(50)) {
    return {
      capitalAmountPaid: eurosOf(capital),
      interestAmountPaid: eurosOf(interest),
      costsAmountPaid: eurosOf(costs),
    };
  }
  const entries = [
    { type: "CAPITAL", amount: eurosOf(capital) },
    { type: "INTEREST", amount: eurosOf(interest) },
    { type: "FEES", amount: eurosOf(costs) },
  ];
  return { breakdown: entries.filter(({ amount }) => amount !== 0) };
}

/** What a payment is made of. */
export interface PaymentPlan {
  readonly identifier: string;
  readonly date: string;
  readonly invoiceNumber: string;
  readonly reference: string;
  readonly payer: string;
  readonly parts: PaymentParts;
}

/** A payment, mostly by invoice number and sometimes by bank reference. */
export function makePayment(plan: PaymentPlan, dice: Dice): PaymentBody {
  const { parts } = plan;
  return {
    paymentIdentifier: plan.identifier,
    invoiceNumber: plan.invoiceNumber,
    paymentDate: plan.date,
    bookingDate: null,
    amount: eurosOf(parts.capital + parts.interest + parts.costs),
    currency: "EUR",
    targetIdentifier: dice.percent(20) ? "reference" : "invoicenumber",
    paymentReference: plan.reference,
    sourceName: plan.payer,
    ...splitOf(parts, dice),
  };
}

import { sampleDocuments } from "@confirma-connect/conformance";
import { type CivilDate, minorUnits, type Payment } from "@confirma-connect/core";
import type { SeededRandom } from "../simulation/seeded-random.ts";

/** What is drawn about a payment of an invoice. */
export interface PaymentDraw {
  readonly identifier: string;
  readonly invoiceNumber: string;
  readonly reference: string | undefined;
  readonly date: CivilDate;
  /** Open sum of the invoice, minor units. */
  readonly open: number;
}

const sample = sampleDocuments({ receivables: "", sales: "", vat: "", unknownAccount: "" });

/** Some or all of the invoice, half of the time with interest and costs on top. */
export function randomPayment(random: SeededRandom, draw: PaymentDraw): Payment {
  const { document } = sample.payment.valid(1);
  const capital = random.chance(0.5) ? draw.open : random.between(1, draw.open);
  const interest = random.chance(0.5) ? random.between(0, 9_999) : 0;
  const costs = random.chance(0.5) ? random.between(0, 9_999) : 0;
  const divided =
    interest + costs === 0
      ? {}
      : {
          capitalAmountPaid: minorUnits(capital),
          interestAmountPaid: minorUnits(interest),
          costsAmountPaid: minorUnits(costs),
        };
  return {
    ...document,
    paymentIdentifier: draw.identifier,
    invoiceNumber: draw.invoiceNumber,
    paymentReference: draw.reference,
    paymentDate: draw.date,
    amount: minorUnits(capital + interest + costs),
    ...divided,
  };
}

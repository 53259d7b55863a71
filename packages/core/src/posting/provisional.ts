import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { SettlementAllocation } from "../agency/settlement.ts";
import { type CivilDate, compareDates } from "../value/civil-date.ts";
import type { MinorUnits } from "../value/money.ts";
import { type Division, isInvoicePayment, receivedDivision } from "./division.ts";

/** A received payment that was booked before its settlement came. */
export interface ProvisionalPayment {
  readonly identifier: string;
  readonly payment: ReceivedPayment;
  readonly division: Division;
  readonly amount: MinorUnits;
}

/** Payments that were booked as provisional, and which of them settlements have taken since. */
export class Provisional {
  #open: readonly ProvisionalPayment[];

  /** `identifiers` belong to `payments` one by one. What is no payment of an invoice was never booked. */
  constructor(payments: readonly ReceivedPayment[], identifiers: readonly string[]) {
    this.#open = payments
      .flatMap((payment, index): readonly ProvisionalPayment[] => {
        const divided = receivedDivision(payment);
        const identifier = identifiers[index];
        if ("problems" in divided || identifier === undefined) return [];
        if (!isInvoicePayment(payment.invoiceNumber, divided.division)) return [];
        return [{ identifier, payment, division: divided.division, amount: payment.paymentAmount }];
      })
      .toSorted(byDate);
  }

  /** Booked, and in no settlement so far. */
  get open(): readonly ProvisionalPayment[] {
    return this.#open;
  }

  /**
   * The payment that an allocation is about: the oldest one of its invoice (or case) and of its whole amount that came
   * in by the settlement's date. Each is taken once.
   */
  take(allocation: SettlementAllocation, settled: CivilDate): ProvisionalPayment | undefined {
    const found = this.#open.find(
      ({ payment }) =>
        sameSubject(payment, allocation) &&
        payment.paymentAmount === allocation.allocatedTotalAmount &&
        payment.currency === allocation.currency &&
        compareDates(payment.paymentDate, settled) <= 0,
    );
    if (found !== undefined) this.#open = this.#open.filter((each) => each !== found);
    return found;
  }
}

function sameSubject(payment: ReceivedPayment, allocation: SettlementAllocation): boolean {
  if (payment.invoiceNumber !== undefined && allocation.originalInvoiceNumber !== undefined)
    return payment.invoiceNumber === allocation.originalInvoiceNumber;
  return payment.caseId !== undefined && payment.caseId === allocation.caseId;
}

const byDate = (left: ProvisionalPayment, right: ProvisionalPayment): number =>
  compareDates(left.payment.paymentDate, right.payment.paymentDate) ||
  (left.identifier < right.identifier ? -1 : 1);

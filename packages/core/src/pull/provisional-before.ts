import { divisionTotal } from "../posting/division.ts";
import type { ProvisionalPayment, TakenPart } from "../posting/provisional.ts";
import { sliceDivision } from "../posting/slice-division.ts";
import { compareDates } from "../value/civil-date.ts";
import { type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import type { Taking } from "./settlements-before.ts";

/** The provisional payments of a source, and what settlements have taken of them. */
export class ProvisionalBefore {
  readonly #payments = new Map<string, ProvisionalPayment>();
  /** Invoice → identifiers of its provisional payments. */
  readonly #ofInvoice = new Map<string, readonly string[]>();
  /** Identifier → everything that was taken of it. */
  readonly #takings = new Map<string, readonly Taking[]>();

  add(payment: ProvisionalPayment): void {
    const { identifier, invoiceNumber } = payment;
    if (!this.#payments.has(identifier)) {
      this.#ofInvoice.set(invoiceNumber, [...(this.#ofInvoice.get(invoiceNumber) ?? []), identifier]);
    }
    this.#payments.set(identifier, payment);
  }

  take(taking: Taking): void {
    const { identifier } = taking;
    this.#takings.set(identifier, [...(this.#takings.get(identifier) ?? []), taking]);
  }

  find(identifier: string): ProvisionalPayment | undefined {
    return this.#payments.get(identifier);
  }

  /** How often something of a payment was taken. */
  takingsOf(identifier: string): number {
    return this.#takings.get(identifier)?.length ?? 0;
  }

  /** Payments of an invoice, the oldest first. */
  ofInvoice(invoiceNumber: string): readonly ProvisionalPayment[] {
    return (this.#ofInvoice.get(invoiceNumber) ?? [])
      .flatMap((identifier) => this.#payments.get(identifier) ?? [])
      .toSorted(byDate);
  }

  /** Payments of which something is left. */
  open(): readonly ProvisionalPayment[] {
    return [...this.#payments.values()].filter((payment) => this.left(payment) > 0);
  }

  /** What no settlement has taken, minor units. */
  left({ identifier, division }: ProvisionalPayment): MinorUnits {
    return minorUnits(divisionTotal(division) - this.#takenBefore(identifier, Number.POSITIVE_INFINITY));
  }

  /** The next part of a payment, up to an amount of what is left of it. */
  nextPart(payment: ProvisionalPayment, amount: MinorUnits): TakenPart {
    const { identifier } = payment;
    const parts = (this.#takings.get(identifier) ?? []).map(({ part = 0 }) => part);
    return this.partOf(payment, { identifier, part: Math.max(0, ...parts) + 1, amount });
  }

  /** A part as it was taken; how the payment is divided among its parts never changes. */
  partOf({ identifier, division }: ProvisionalPayment, { part, amount }: Taking): TakenPart {
    // Earlier versions took a payment whole.
    if (part === undefined) return { identifier, division };
    const from = this.#takenBefore(identifier, part);
    return { identifier, part, division: sliceDivision(division, from, minorUnits(from + amount)) };
  }

  #takenBefore(identifier: string, part: number): MinorUnits {
    const earlier = (this.#takings.get(identifier) ?? []).filter((each) => (each.part ?? 0) < part);
    return sumMinor(earlier.map(({ amount }) => amount));
  }
}

const byDate = (left: ProvisionalPayment, right: ProvisionalPayment): number =>
  compareDates(left.date, right.date) || (left.identifier < right.identifier ? -1 : 1);

import type { Invoice } from "../agency/invoice.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import { type MinorUnits, sumMinor } from "../value/minor-units.ts";

/** A payment that the books show for an invoice. */
export interface ReceivedDirectly {
  /** The accounting system's identifier: a payment is told once by it. */
  readonly vendorId: string;
  /** Minor units of `currency`, which need not be that of the invoice. */
  readonly amount: MinorUnits;
  readonly currency: CurrencyCode;
  readonly date: CivilDate;
  readonly reference?: string;
  /** We booked it ourselves for the agency: the agency knows it. */
  readonly ours: boolean;
}

/** A credit note that the books show for an invoice; `amount` is above zero. */
export interface CreditNote {
  readonly number: string;
  readonly amount: MinorUnits;
  readonly date: CivilDate;
}

/** A sales invoice of the books with what was paid and credited. Amounts are minor units of its currency. */
export interface Receivable {
  readonly vendorId: string;
  readonly invoice: Invoice;
  /** The customer's identifier as the books have it (see Recorded): compared with the policy's exclusions only. */
  readonly customerKey?: string;
  /** The vendor's word for its state. */
  readonly state: string;
  /** What is left to pay. */
  readonly open: MinorUnits;
  /**
   * Whether the accounting system said what is left, or it was worked out from payments and credit notes. `unclear`:
   * it was worked out, and the customer has a credit note that does not name its invoice; or something is left, and
   * a payment is in another currency than the invoice.
   */
  readonly openBy: "system" | "sum" | "unclear";
  readonly payments: readonly ReceivedDirectly[];
  readonly credits: readonly CreditNote[];
}

/** Payments that reduce an invoice in its own currency; what another one pays of it nobody but a person can say. */
export const inOwnCurrency = ({
  invoice,
  payments,
}: Pick<Receivable, "invoice" | "payments">): readonly ReceivedDirectly[] =>
  payments.filter(({ currency }) => currency === invoice.header.currencyCode);

/** Payments of an invoice in another currency than its own. */
export const inOtherCurrency = ({
  invoice,
  payments,
}: Pick<Receivable, "invoice" | "payments">): readonly ReceivedDirectly[] =>
  payments.filter(({ currency }) => currency !== invoice.header.currencyCode);

/** The agency's own money that the books show of an invoice, in minor units of its currency. */
export const agencyMoneyOf = (receivable: Pick<Receivable, "invoice" | "payments">): MinorUnits =>
  sumMinor(inOwnCurrency(receivable).flatMap(({ ours, amount }) => (ours ? [amount] : [])));

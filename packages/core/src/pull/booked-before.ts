import { LedgerDocument } from "../agency/ledger-document.ts";
import { Payment } from "../agency/payment.ts";
import type { Submission } from "../delivery/submission.ts";
import type { Posted } from "../posting/posted.ts";
import { isOfSource, receivedPrefix, settlementOf, settlementPrefix } from "../posting/posting-identifier.ts";
import type { ProvisionalPayment, TakeProvisional } from "../posting/provisional.ts";
import { paymentSplit } from "../rules/payment-split.ts";
import { type CivilDate, compareDates } from "../value/civil-date.ts";

const takenText = /^Taken (\S+)$/u;

/**
 * What was submitted from one source before, as the store has it. It is the only truth about provisional payments: what
 * a source says today about the past may be something else.
 */
export class BookedBefore {
  readonly #source: string;
  readonly #provisional = new Map<string, ProvisionalPayment>();
  /** Invoice → identifiers of its provisional payments. */
  readonly #ofInvoice = new Map<string, readonly string[]>();
  /** Identifier of a provisional payment → the settlement document that took it. */
  readonly #takenBy = new Map<string, string>();
  readonly #ledgers = new Set<string>();
  /** Identifiers of what the accounting system refused. */
  readonly #refused = new Set<string>();
  /** Invoice → date of the last settlement that booked money for it. */
  readonly #settled = new Map<string, CivilDate>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Remembers a submission of the store. Payments come first: settlements name those that they took. */
  remember({ kind, state, identifier, invoiceNumber, documentDate, document }: Submission): void {
    // What is not of this source was not booked for it; what was refused is not in the books.
    if (!isOfSource(this.#source, identifier)) return;
    if (state === "refused") {
      this.#refused.add(identifier);
      return;
    }
    // Most are payments of settlements, of which the store itself says enough.
    if (kind === "payment" && settlementOf(this.#source, identifier) !== undefined) {
      if (invoiceNumber !== undefined) this.#settle(invoiceNumber, documentDate);
      return;
    }
    if (kind === "payment") this.#addPayment(Payment.parse(JSON.parse(document)));
    if (kind === "ledger") this.#addLedger(LedgerDocument.parse(JSON.parse(document)));
  }

  /** Whether a document of this identifier was refused by the accounting system when the store was read. */
  isRefused(identifier: string): boolean {
    return this.#refused.has(identifier);
  }

  /** Remembers what has been submitted since: those documents of a posting that are booked or on their way. */
  add({ payments, ledger }: Posted, booked: ReadonlySet<string>): void {
    for (const payment of payments) if (booked.has(payment.paymentIdentifier)) this.#addPayment(payment);
    if (ledger !== undefined && booked.has(ledger.ledgerIdentifier)) this.#addLedger(ledger);
  }

  /** The provisional payment of this identifier. */
  find(identifier: string): ProvisionalPayment | undefined {
    return this.#provisional.get(identifier);
  }

  /** Whether a settlement has taken the provisional payment of this identifier. */
  isTaken(identifier: string): boolean {
    return this.#takenBy.has(identifier);
  }

  /** Whether a settlement of this day or a later one has booked money for the invoice. */
  isSettled(invoiceNumber: string | undefined, date: CivilDate): boolean {
    const settled = invoiceNumber === undefined ? undefined : this.#settled.get(invoiceNumber);
    return settled !== undefined && compareDates(settled, date) >= 0;
  }

  /** Provisional payments that no settlement has taken. */
  get open(): readonly ProvisionalPayment[] {
    return [...this.#provisional.values()].filter(({ identifier }) => !this.#takenBy.has(identifier));
  }

  /**
   * What a settlement takes: what its document in the store names, so that a second run makes the same document; for a
   * new one everything of the invoice that came in by its date and is still open.
   */
  takeFor(ledgerIdentifier: string, date: CivilDate): TakeProvisional {
    const known = this.#ledgers.has(ledgerIdentifier);
    const fits = ({ identifier, date: received }: ProvisionalPayment): boolean =>
      known
        ? this.#takenBy.get(identifier) === ledgerIdentifier
        : !this.#takenBy.has(identifier) && compareDates(received, date) <= 0;
    return (invoiceNumber) =>
      (this.#ofInvoice.get(invoiceNumber) ?? [])
        .flatMap((identifier) => this.#provisional.get(identifier) ?? [])
        .filter(fits)
        .toSorted(byDate);
  }

  #addPayment(payment: Payment): void {
    const { paymentIdentifier: identifier, invoiceNumber, paymentDate: date } = payment;
    if (identifier.startsWith(settlementPrefix(this.#source))) this.#settle(invoiceNumber, date);
    if (!identifier.startsWith(receivedPrefix(this.#source))) return;
    const { capital, interest, costs } = paymentSplit(payment);
    const division = { capital, interest, costs };
    if (!this.#provisional.has(identifier)) {
      this.#ofInvoice.set(invoiceNumber, [...(this.#ofInvoice.get(invoiceNumber) ?? []), identifier]);
    }
    this.#provisional.set(identifier, { identifier, invoiceNumber, date, division });
  }

  #addLedger({ ledgerIdentifier, documentDate, ledgerRows }: LedgerDocument): void {
    if (!ledgerIdentifier.startsWith(settlementPrefix(this.#source))) return;
    this.#ledgers.add(ledgerIdentifier);
    for (const { transactionDescription = "" } of ledgerRows) {
      const [, identifier] = takenText.exec(transactionDescription) ?? [];
      if (identifier === undefined) continue;
      this.#takenBy.set(identifier, ledgerIdentifier);
      const invoiceNumber = this.#provisional.get(identifier)?.invoiceNumber;
      if (invoiceNumber !== undefined) this.#settle(invoiceNumber, documentDate);
    }
  }

  #settle(invoiceNumber: string, date: CivilDate): void {
    const before = this.#settled.get(invoiceNumber);
    if (before === undefined || compareDates(before, date) < 0) this.#settled.set(invoiceNumber, date);
  }
}

const byDate = (left: ProvisionalPayment, right: ProvisionalPayment): number =>
  compareDates(left.date, right.date) || (left.identifier < right.identifier ? -1 : 1);

import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import { readStoredDocument } from "../agency/read-stored-document.ts";
import { mayBeBooked, type Submission } from "../delivery/submission.ts";
import type { Posted } from "../posting/posted.ts";
import { isOfSource, receivedPrefix, settlementOf, settlementPrefix } from "../posting/posting-identifier.ts";
import type { ProvisionalPayment, TakeProvisional } from "../posting/provisional.ts";
import { paymentSplit } from "../rules/payment-split.ts";
import { type CivilDate, compareDates } from "../value/civil-date.ts";
import { ProvisionalBefore } from "./provisional-before.ts";
import { SettlementsBefore } from "./settlements-before.ts";
import { takeAgain, takeOpen } from "./take-provisional.ts";

/**
 * What was submitted from one source before, as the store has it. It is the only truth about provisional payments: what
 * a source says today about the past may be something else.
 */
export class BookedBefore {
  readonly #source: string;
  readonly #provisional = new ProvisionalBefore();
  readonly #settlements = new SettlementsBefore();
  /** Identifiers of what the accounting system refused, and of which nothing is in the books. */
  readonly #refused = new Set<string>();
  /** Identifiers of what was refused after a part of it was booked, or may have been: it counts as booked. */
  readonly #partly = new Set<string>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Remembers a submission of the store. Payments come first: settlements name those that they took. */
  remember(submission: Submission): void {
    const { kind, state, identifier, invoiceNumber, documentDate, document } = submission;
    // What is not of this source was not booked for it.
    if (!isOfSource(this.#source, identifier)) return;
    if (state === "refused") (mayBeBooked(submission) ? this.#partly : this.#refused).add(identifier);
    const settlement = settlementOf(this.#source, identifier);
    // Most are payments of settlements, of which the store itself says enough.
    if (kind === "payment" && settlement !== undefined) {
      this.#settlements.addPayment(settlement, invoiceNumber, documentDate);
      return;
    }
    // A host may name a document in the same form, with fields that were taken with a warning.
    const stored = readStoredDocument(kind, document);
    if (stored?.kind === "payment") this.#addProvisional(stored.document);
    if (stored?.kind === "ledger") this.#addLedger(stored.document);
  }

  /** Whether a document of this identifier was refused, and is in no books, when the store was read. */
  isRefused(identifier: string): boolean {
    return this.#refused.has(identifier);
  }

  /** Remembers what has been submitted since: those documents of a posting that are booked or on their way. */
  add({ payments, ledger }: Posted, booked: ReadonlySet<string>): void {
    for (const payment of payments) {
      const { paymentIdentifier: identifier, invoiceNumber, paymentDate } = payment;
      // What is partly booked stays as the store has it.
      if (!booked.has(identifier) || this.#partly.has(identifier)) continue;
      this.#refused.delete(identifier);
      const settlement = settlementOf(this.#source, identifier);
      if (settlement === undefined) this.#addProvisional(payment);
      else this.#settlements.addPayment(settlement, invoiceNumber, paymentDate);
    }
    if (ledger === undefined || !booked.has(ledger.ledgerIdentifier)) return;
    this.#refused.delete(ledger.ledgerIdentifier);
    this.#addLedger(ledger);
  }

  /** The provisional payment of this identifier; one that was refused is not booked, or not all of it. */
  find(identifier: string): ProvisionalPayment | undefined {
    return this.#partly.has(identifier) ? undefined : this.#find(identifier);
  }

  /** Whether a settlement has taken the provisional payment of this identifier, or a part of it. */
  isTaken(identifier: string): boolean {
    return this.#provisional.takingsOf(identifier) > 0;
  }

  /** Whether a settlement of this day or a later one has booked money for the invoice. */
  isSettled(invoiceNumber: string | undefined, date: CivilDate): boolean {
    return invoiceNumber !== undefined && this.#settlements.isSettled(invoiceNumber, date);
  }

  /** A settlement of this day or a later one whose payments are not submitted yet: a crash came between. */
  unfinished(date: CivilDate): string | undefined {
    return this.#settlements.unfinished(date);
  }

  /** Whether the ledger document of a settlement was submitted. */
  isSubmitted(ledgerIdentifier: string): boolean {
    return this.#settlements.takingsOf(ledgerIdentifier) !== undefined;
  }

  /** Provisional payments of which no settlement has taken all. */
  get open(): readonly ProvisionalPayment[] {
    return this.#provisional.open().filter(({ identifier }) => !this.#refused.has(identifier));
  }

  /**
   * Whether a provisional payment stands open beside money that a settlement booked for its invoice itself. A settlement
   * takes what is open first, so it did not know of this one: the money may be in the books twice.
   */
  isDoubled(identifier: string): boolean {
    const payment = this.#find(identifier);
    if (payment === undefined || this.#provisional.left(payment) <= 0) return false;
    return this.#settlements.hasBooked(payment.invoiceNumber, payment.date);
  }

  /**
   * What a settlement takes: what its document in the store names, so that a second run makes the same document; for a
   * new one what came in by its date, or by that of the last settlement that booked the invoice, and is still open, up to
   * what it allocates.
   */
  takeFor(ledgerIdentifier: string, date: CivilDate): TakeProvisional {
    const takings = this.#settlements.takingsOf(ledgerIdentifier);
    const isRefused = (identifier: string): boolean => this.#refused.has(identifier);
    if (takings !== undefined) {
      const isPartly = (identifier: string): boolean => this.#partly.has(identifier);
      return takeAgain({ ledgerIdentifier, takings, isRefused, isPartly }, this.#provisional);
    }
    return takeOpen(this.#provisional, ({ identifier, invoiceNumber, date: received }) => {
      // One that is booked after a later settlement of the invoice: that one took older money in its place.
      const isPaidOut = compareDates(received, date) <= 0 || this.isSettled(invoiceNumber, received);
      return isPaidOut && !isRefused(identifier);
    });
  }

  #find(identifier: string): ProvisionalPayment | undefined {
    return this.#refused.has(identifier) ? undefined : this.#provisional.find(identifier);
  }

  #addProvisional(payment: Payment): void {
    const { paymentIdentifier: identifier, invoiceNumber, paymentDate: date, currency } = payment;
    if (!identifier.startsWith(receivedPrefix(this.#source))) return;
    const { capital, interest, costs } = paymentSplit(payment);
    const division = { capital, interest, costs };
    this.#provisional.add({ identifier, invoiceNumber, date, currency, division });
  }

  #addLedger(document: LedgerDocument): void {
    const { ledgerIdentifier, documentDate } = document;
    if (!ledgerIdentifier.startsWith(settlementPrefix(this.#source))) return;
    for (const taking of this.#settlements.addLedger(document)) {
      this.#provisional.take(taking);
      const invoiceNumber = this.#provisional.find(taking.identifier)?.invoiceNumber;
      if (invoiceNumber !== undefined) this.#settlements.settle(invoiceNumber, documentDate);
    }
  }
}

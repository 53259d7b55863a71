import type { LedgerDocument } from "../agency/ledger-document.ts";
import { takenOfText } from "../posting/book-taken.ts";
import type { TakenPart } from "../posting/provisional.ts";
import { type CivilDate, compareDates } from "../value/civil-date.ts";
import { type MinorUnits, minorUnits } from "../value/minor-units.ts";

/** What a settlement's ledger document took of one provisional payment. */
export interface Taking extends Pick<TakenPart, "identifier" | "part"> {
  readonly amount: MinorUnits;
}

const directText = /^(?:Capital|Interest|Costs) (.+)$/u;

/** What a ledger document books for an invoice itself: its rows together, and whether one of them is a credit. */
interface Direct {
  readonly credits: boolean;
  readonly sum: number;
}

/** What a ledger document books for invoices without a payment; credits are below zero. */
function directlyBooked({ ledgerRows }: LedgerDocument): ReadonlyMap<string, Direct> {
  const booked = new Map<string, Direct>();
  for (const { transactionDescription = "", amount } of ledgerRows) {
    const [, invoiceNumber] = directText.exec(transactionDescription) ?? [];
    if (invoiceNumber === undefined) continue;
    const { credits = false, sum = 0 } = booked.get(invoiceNumber) ?? {};
    // Money that goes back, beside it, does not undo that money came in.
    booked.set(invoiceNumber, { credits: credits || amount < 0, sum: sum + amount });
  }
  return booked;
}

/** The settlements of a source that were submitted before, as their documents in the store have it. */
export class SettlementsBefore {
  /** Identifier of a ledger document → what it took. */
  readonly #takings = new Map<string, readonly Taking[]>();
  /** Identifiers of settlements of which payments are stored. All of them are, or none: a body is stored whole. */
  readonly #paid = new Set<string>();
  /** Ledger documents that payments of invoices belong to, with their dates, as long as none is stored. */
  readonly #unfinished = new Map<string, CivilDate>();
  /** Invoice → date of the last settlement that booked money for it, itself or by what it took. */
  readonly #settled = new Map<string, CivilDate>();
  /** Invoice → date of the last settlement that booked money for it that no provisional payment stood for. */
  readonly #booked = new Map<string, CivilDate>();

  /** The takings of a settlement's ledger document; undefined when none was submitted. */
  takingsOf(ledgerIdentifier: string): readonly Taking[] | undefined {
    return this.#takings.get(ledgerIdentifier);
  }

  /** Remembers a payment of a settlement. One that was refused counts too: it is that one which has to be renewed. */
  addPayment(settlement: string, invoiceNumber: string | undefined, date: CivilDate): void {
    this.#paid.add(settlement);
    this.#unfinished.delete(settlement);
    if (invoiceNumber !== undefined) this.#book(invoiceNumber, date);
  }

  /** Remembers a ledger document and gives what it took. The first one counts: nothing is ever replaced. */
  addLedger(document: LedgerDocument): readonly Taking[] {
    const { ledgerIdentifier, documentDate: date, ledgerRows } = document;
    if (this.#takings.has(ledgerIdentifier)) return [];
    const takings = ledgerRows.flatMap(({ transactionDescription = "", amount }): readonly Taking[] => {
      const taken = takenOfText(transactionDescription);
      return taken === undefined ? [] : [{ ...taken, amount: minorUnits(-amount) }];
    });
    const pays = ledgerRows.some(({ transactionDescription }) => transactionDescription === "Clearing");
    this.#takings.set(ledgerIdentifier, takings);
    if (pays && !this.#paid.has(ledgerIdentifier)) this.#unfinished.set(ledgerIdentifier, date);
    for (const [invoiceNumber, { credits, sum }] of directlyBooked(document)) {
      if (credits) this.settle(invoiceNumber, date);
      if (sum < 0) this.#book(invoiceNumber, date);
    }
    return takings;
  }

  /** Remembers that a settlement of this day took a provisional payment of the invoice. */
  settle(invoiceNumber: string, date: CivilDate): void {
    keepLatest(this.#settled, invoiceNumber, date);
  }

  /** Whether a settlement of this day or a later one has booked money for the invoice, or taken what was booked. */
  isSettled(invoiceNumber: string, date: CivilDate): boolean {
    return isUpTo(this.#settled.get(invoiceNumber), date);
  }

  /** Whether a settlement of this day or a later one has booked money for the invoice that it did not take. */
  hasBooked(invoiceNumber: string, date: CivilDate): boolean {
    return isUpTo(this.#booked.get(invoiceNumber), date);
  }

  /** A settlement of this day or a later one that was submitted in part: its payments are not in the store. */
  unfinished(date: CivilDate): string | undefined {
    for (const [identifier, settled] of this.#unfinished) {
      if (compareDates(settled, date) >= 0) return identifier;
    }
    return undefined;
  }

  #book(invoiceNumber: string, date: CivilDate): void {
    keepLatest(this.#settled, invoiceNumber, date);
    keepLatest(this.#booked, invoiceNumber, date);
  }
}

const isUpTo = (last: CivilDate | undefined, date: CivilDate): boolean =>
  last !== undefined && compareDates(last, date) >= 0;

function keepLatest(dates: Map<string, CivilDate>, key: string, date: CivilDate): void {
  const before = dates.get(key);
  if (before === undefined || compareDates(before, date) < 0) dates.set(key, date);
}

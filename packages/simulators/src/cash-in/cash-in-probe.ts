import type { Journal, RequestRecord } from "../kernel/journal.ts";
import type { CashInBook } from "./book/cash-in-book.ts";
import type { CashInSms, CashInWorld, CreditorDesk } from "./cash-in-world.ts";

/** The truth of one creditor. */
export interface CashInBooks extends Omit<CashInBook, "nextNumber"> {
  readonly creditorId: string;
  /** What the partner told about the creditor. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Sum of all allocations in cents. */
  readonly allocated: number;
  /** Sum of what is open in cents. */
  readonly open: number;
}

/** Reads the simulator behind the client's back. */
export interface CashInProbe {
  /** Throws when there is no such creditor. Without an identifier: the first one. */
  books(creditorId?: string): CashInBooks;
  /** Identifiers of all creditors, registered ones included. */
  creditors(): readonly string[];
  sms(): readonly CashInSms[];
  /** Every request since the last reset, in order of arrival. */
  requests(): readonly RequestRecord[];
  /** Accounts and books of the start, without requests and faults. */
  reset(): void;
}

/** A probe over a world and its journal. */
export function createCashInProbe(world: CashInWorld, journal: Journal, reset: () => void): CashInProbe {
  return {
    books: (creditorId) => {
      const desk = creditorId === undefined ? world.desks()[0] : world.desk(creditorId);
      if (desk === undefined) throw new Error("The simulator has no such creditor.");
      return showBooks(desk);
    },
    creditors: () => world.desks().map(({ account }) => account.creditorId),
    sms: () => world.sms(),
    requests: () => journal.records(),
    reset,
  };
}

function showBooks({ account, details, history }: CreditorDesk): CashInBooks {
  const { nextNumber: _, ...book } = history.at();
  return {
    ...book,
    creditorId: account.creditorId,
    details,
    allocated: book.allocations.reduce((total, { payment }) => total + payment, 0),
    open: book.invoices.reduce((total, { open }) => total + open, 0),
  };
}

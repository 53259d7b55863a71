import type { Journal, RequestRecord } from "../kernel/journal.ts";
import { type ConfirmaBook, sumOf } from "./book/confirma-book.ts";
import { type ConfirmaCorrection, confirmaCorrections } from "./book/corrections.ts";
import type { Tenant } from "./tenant.ts";

/** Everything the agency knows of one client, with counts, sums in cents, and the planted corrections. */
export interface ConfirmaBooks extends Omit<ConfirmaBook, "nextCaseId"> {
  readonly clientId: string;
  readonly counts: {
    readonly cases: number;
    readonly payments: number;
    /** Payments that no settlement has paid out. */
    readonly provisional: number;
    readonly settlements: number;
    readonly allocations: number;
    readonly actions: number;
    readonly invoices: number;
  };
  readonly totals: { readonly paid: number; readonly settled: number; readonly open: number };
  readonly corrections: readonly ConfirmaCorrection[];
  /** How many keys `GET /renew` made. */
  readonly renewals: number;
}

/** Reads the simulator behind the client's back. */
export interface ConfirmaProbe {
  /** Throws when no such client exists. Without an id: the first client. */
  books(clientId?: string): ConfirmaBooks;
  /** Ids of all clients, those created by `POST /client` included. */
  clients(): readonly string[];
  /** Every request since the last reset, in order of arrival; `company` is the client of the key. */
  requests(): readonly RequestRecord[];
  readonly maxConcurrentPerClient: Readonly<Record<string, number>>;
  /** Back to the opening books, keys and clients, without requests and faults. */
  reset(): void;
}

/** A probe over the parts of a simulator. */
export function createProbe(tenants: readonly Tenant[], journal: Journal, reset: () => void): ConfirmaProbe {
  return {
    books: (clientId) => {
      const tenant = tenants.find(({ account }) => clientId === undefined || account.clientId === clientId);
      if (tenant === undefined) throw new Error("The simulator has no such client.");
      return showBooks(tenant);
    },
    clients: () => tenants.map(({ account }) => account.clientId),
    requests: () => journal.records(),
    get maxConcurrentPerClient() {
      return journal.maxConcurrentPerCompany();
    },
    reset,
  };
}

function showBooks(tenant: Tenant): ConfirmaBooks {
  const { nextCaseId: _nextCaseId, ...book } = tenant.book();
  const allocations = book.settlements.flatMap((settlement) => settlement.allocations);
  const total = (sums: readonly number[]): number => sums.reduce((sum, cents) => sum + cents, 0);
  return {
    ...book,
    clientId: tenant.account.clientId,
    counts: {
      cases: book.cases.length,
      payments: book.payments.length,
      provisional: book.payments.filter(({ settlementId }) => settlementId === null).length,
      settlements: book.settlements.length,
      allocations: allocations.length,
      actions: book.actions.length,
      invoices: book.invoices.length,
    },
    totals: {
      paid: total(book.payments.map(({ parts }) => sumOf(parts))),
      settled: total(allocations.map(({ parts }) => sumOf(parts))),
      open: total(book.cases.map(({ open }) => sumOf(open))),
    },
    corrections: confirmaCorrections(tenant.book()),
    renewals: tenant.renewals,
  };
}

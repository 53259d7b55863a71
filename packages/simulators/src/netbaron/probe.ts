import type { Journal, RequestRecord } from "../kernel/journal.ts";
import { balancesOf } from "./book/balances.ts";
import type { NetbaronBook } from "./book/book.ts";
import type { Tenant } from "./book/tenant.ts";
import type { FileRecord } from "./folder/file-record.ts";

/** The books of one organisation as the probe shows them. */
export interface NetbaronBooks extends Omit<NetbaronBook, "nextId"> {
  readonly organisationId: string;
  /** Account number to balance in cents, debit positive; accounts without rows are left out. */
  readonly balances: Readonly<Record<string, number>>;
  /** Sum of all balances in cents: 0, because no unbalanced receipt is booked. */
  readonly trialBalance: number;
}

/** Reads the simulator behind the adapter's back. */
export interface NetbaronProbe {
  /** Throws when there is no such organisation. Without an id: the first one. */
  books(organisationId?: string): NetbaronBooks;
  /** Every file taken since the last reset, in order. */
  files(): readonly FileRecord[];
  /** Every request since the last reset, in order of arrival. */
  requests(): readonly RequestRecord[];
  /** What the watcher's last round failed with, if it did. */
  readonly watcherProblem: string | undefined;
  /** Empty books, without requests, file records and faults; files stay where they are. */
  reset(): void;
}

/** What the probe reads. */
export interface ProbeParts {
  readonly tenants: readonly Tenant[];
  readonly journal: Journal;
  readonly files: () => readonly FileRecord[];
  readonly watcherProblem: () => string | undefined;
  readonly reset: () => void;
}

/** A probe over tenants, journal and file records. */
export function createNetbaronProbe(parts: ProbeParts): NetbaronProbe {
  return {
    books: (organisationId) => {
      const tenant = parts.tenants.find(
        ({ company }) => organisationId === undefined || company.organisationId === organisationId,
      );
      if (tenant === undefined) throw new Error(`The simulator has no organisation ${organisationId ?? ""}.`);
      return showBooks(tenant);
    },
    files: () => parts.files(),
    requests: () => parts.journal.records(),
    get watcherProblem() {
      return parts.watcherProblem();
    },
    reset: parts.reset,
  };
}

function showBooks(tenant: Tenant): NetbaronBooks {
  const book = tenant.book();
  const balances = balancesOf(book);
  return {
    receipts: book.receipts,
    invoices: book.invoices,
    organisationId: tenant.company.organisationId,
    balances,
    trialBalance: Object.values(balances).reduce((total, cents) => total + cents, 0),
  };
}

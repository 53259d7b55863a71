import type { Journal, RequestRecord } from "../kernel/journal.ts";
import type { Book } from "./book/book.ts";
import type { Tenant } from "./book/tenant.ts";

/** The books of one company as the probe shows them: all stored things, and balances of valid vouchers. */
export interface NetvisorBooks extends Omit<Book, "nextKey"> {
  readonly organisationId: string;
  /** Account number to balance in cents, debit positive; accounts without lines are left out. */
  readonly balances: Readonly<Record<string, number>>;
  /** Sum of all balances in cents: 0 unless an unbalanced voucher was stored. */
  readonly trialBalance: number;
}

/** Reads the simulator behind the adapter's back. */
export interface NetvisorProbe {
  /** Throws when no such company exists. Without an id: the first company. */
  books(organisationId?: string): NetvisorBooks;
  /** Every request since the last reset, in order of arrival. */
  requests(): readonly RequestRecord[];
  /** Most requests under way at one time, per organisation id. */
  readonly maxConcurrentPerCompany: Readonly<Record<string, number>>;
  /** Back to the opening books, without requests, faults and used TransactionIds. */
  reset(): void;
}

/** The tenant of an organisation, the first one without an id; throws when there is none. */
export function findTenant(tenants: readonly Tenant[], organisationId?: string): Tenant {
  const tenant = tenants.find(
    ({ company }) => organisationId === undefined || company.organisationId === organisationId,
  );
  if (tenant === undefined) throw new Error(`The simulator has no company ${organisationId ?? ""}.`);
  return tenant;
}

/** A probe over tenants and a journal. */
export function createProbe(tenants: readonly Tenant[], journal: Journal, reset: () => void): NetvisorProbe {
  return {
    books: (organisationId) => showBooks(findTenant(tenants, organisationId)),
    requests: () => journal.records(),
    get maxConcurrentPerCompany() {
      return journal.maxConcurrentPerCompany();
    },
    reset,
  };
}

function showBooks(tenant: Tenant): NetvisorBooks {
  const { nextKey: _nextKey, ...book } = tenant.book();
  const balances = new Map<string, number>();
  for (const voucher of book.vouchers) {
    if (voucher.status !== "valid") continue;
    for (const line of voucher.lines) {
      balances.set(line.accountNumber, (balances.get(line.accountNumber) ?? 0) + line.sumCents);
    }
  }
  const trialBalance = [...balances.values()].reduce((total, cents) => total + cents, 0);
  return {
    ...book,
    organisationId: tenant.company.organisationId,
    balances: Object.fromEntries([...balances].sort()),
    trialBalance,
  };
}

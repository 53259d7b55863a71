import type { Journal, RequestRecord } from "../kernel/journal.ts";
import type { RateLimiter } from "../kernel/rate-limiter.ts";
import { ledgerBalances } from "./book/balances.ts";
import type { Book } from "./book/book.ts";
import type { Tenant } from "./book/tenant.ts";
import type { MfaDesk, PendingMfa } from "./payment/mfa-desk.ts";
import type { ProcountorReadings } from "./readings.ts";

/** The books of one company as the probe shows them: all stored things, and balances of what is in the statutory books. */
export interface ProcountorBooks extends Omit<Book, "nextId" | "nextNumber"> {
  readonly companyId: number;
  /** Account code to balance in cents of the company's currency, debit positive. */
  readonly balances: Readonly<Record<string, number>>;
  /** Sum of all balances in cents: 0 unless an unbalanced receipt was let in. */
  readonly trialBalance: number;
}

/** Reads the simulator behind the adapter's back. */
export interface ProcountorProbe {
  /** Throws when no such company exists. Without an id: the first company. */
  books(companyId?: number): ProcountorBooks;
  /** Every request since the last reset, in order of arrival; `company` is the company id of the token. */
  requests(): readonly RequestRecord[];
  /** How many requests for tokens were answered with one. */
  readonly tokensIssued: number;
  /** How many requests were refused for the rate. */
  readonly refusedByRate: number;
  /** Most requests in one sliding second, per client id. */
  readonly peakPerSecond: Readonly<Record<string, number>>;
  /** Most requests under way at one time, per company id. */
  readonly maxConcurrentPerCompany: Readonly<Record<string, number>>;
  /** Every write that waits or waited for a person. */
  confirmations(): readonly PendingMfa[];
  /** Back to the opening books, without requests, faults and confirmations; tokens stay good. */
  reset(): void;
}

/** What the probe looks at. */
export interface ProbeParts {
  readonly tenants: readonly Tenant[];
  readonly journal: Journal;
  readonly limiter: RateLimiter;
  readonly mfa: MfaDesk;
  readonly readings: ProcountorReadings;
  readonly reset: () => void;
}

/** The tenant of a company, the first one without an id; throws when there is none. */
export function findTenant(tenants: readonly Tenant[], companyId?: number): Tenant {
  const tenant = tenants.find(({ company }) => companyId === undefined || company.id === companyId);
  if (tenant === undefined) throw new Error(`The simulator has no company ${companyId ?? ""}.`);
  return tenant;
}

/** A probe over the parts of a simulator. */
export function createProbe({
  tenants,
  journal,
  limiter,
  mfa,
  readings,
  reset,
}: ProbeParts): ProcountorProbe {
  const count = (fits: (record: RequestRecord) => boolean): number => journal.records().filter(fits).length;
  return {
    books: (companyId) => {
      mfa.settle();
      return showBooks(findTenant(tenants, companyId), readings);
    },
    requests: () => journal.records(),
    get tokensIssued() {
      return count(({ resource, outcome }) => resource === "oauth/token" && outcome === "OK");
    },
    get refusedByRate() {
      return count(({ outcome }) => outcome === "rate");
    },
    get peakPerSecond() {
      return limiter.peaks();
    },
    get maxConcurrentPerCompany() {
      // Requests for tokens come before any company is known.
      const { "": _unknown, ...known } = journal.maxConcurrentPerCompany();
      return known;
    },
    confirmations: () => {
      mfa.settle();
      return mfa.list();
    },
    reset,
  };
}

function showBooks(tenant: Tenant, readings: ProcountorReadings): ProcountorBooks {
  const { nextId: _nextId, nextNumber: _nextNumber, ...book } = tenant.book();
  const balances = ledgerBalances(tenant.company, tenant.book(), readings.balanceSum);
  const trialBalance = [...balances.values()].reduce((total, cents) => total + cents, 0);
  return { ...book, companyId: tenant.company.id, balances: Object.fromEntries(balances), trialBalance };
}

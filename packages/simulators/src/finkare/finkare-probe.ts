import type { Journal, RequestRecord } from "../kernel/journal.ts";
import type { FinkareBook } from "./finkare-company.ts";
import type { FinkareTenant } from "./finkare-service.ts";
import { tenantOf } from "./put-payment.ts";

/** Reads the simulator behind the client's back. */
export interface FinkareProbe {
  /** Throws when there is no such company. Without an identifier: the first one. */
  books(companyId?: string): FinkareBook;
  /** Every request since the last reset, in order of arrival. */
  requests(): readonly RequestRecord[];
  /** Opening books, without requests and faults. */
  reset(): void;
}

/** A probe over the companies and what was asked. */
export const createProbe = (
  tenants: readonly FinkareTenant[],
  journal: Journal,
  disarm: () => void,
): FinkareProbe => ({
  books: (companyId) => tenantOf(tenants, companyId).history.at(),
  requests: () => journal.records(),
  reset: () => {
    for (const { history } of tenants) history.reset();
    journal.clear();
    disarm();
  },
});

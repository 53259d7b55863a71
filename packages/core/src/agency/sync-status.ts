import { z } from "zod";
import { CivilDate } from "../value/civil-date.ts";

/**
 * The agency's status number: 0 pending and 1 synced are documented. A failed state is documented in
 * words only; 2 is our reading of it.
 */
export const syncStatus = { pending: 0, synced: 1, failed: 2 } as const;

/** One of {@link syncStatus}. */
export const SyncStatus = z.literal([0, 1, 2]);

/** See {@link SyncStatus}. */
export type SyncStatus = z.output<typeof SyncStatus>;

const common = {
  sourceIdentifier: z.string(),
  /** Date on which the document was proved to be in the books; null until then. */
  syncDate: CivilDate.nullable(),
  status: SyncStatus,
  description: z.string(),
};

/** Row of `GET /accounting/ledger`. */
export const LedgerStatus = z.object({
  sourceIdentifier: common.sourceIdentifier,
  documentDate: CivilDate,
  documentName: z.string().nullable(),
  documentStatus: z.string(),
  syncDate: common.syncDate,
  status: common.status,
  description: common.description,
});

/** Row of `GET /accounting/payment`. */
export const PaymentStatus = z.object({
  sourceIdentifier: common.sourceIdentifier,
  invoiceNumber: z.string(),
  paymentDate: CivilDate,
  syncDate: common.syncDate,
  status: common.status,
  description: common.description,
});

/** Row of `GET /accounting/invoice`; the page is not public, so its shape is inferred from the payment's. */
export const InvoiceStatus = z.object({
  sourceIdentifier: common.sourceIdentifier,
  invoiceNumber: z.string(),
  invoiceDate: CivilDate,
  syncDate: common.syncDate,
  status: common.status,
  description: common.description,
});

/** Status answers by kind of document, exactly in the agency's envelopes. */
export const statusAnswers = {
  ledger: z.object({ ledgers: z.array(LedgerStatus) }),
  payment: z.object({ payments: z.array(PaymentStatus) }),
  invoice: z.object({ invoices: z.array(InvoiceStatus) }),
};

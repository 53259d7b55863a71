import type { Invoice } from "../agency/invoice.ts";
import type { LedgerDocument } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import { token } from "../di/token.ts";
import type { Problem } from "../rules/problem.ts";
import type { DocumentChannel } from "./document-channel.ts";
import type { Manifest } from "./manifest.ts";
import type { OpenInvoiceReader } from "./open-invoice-reader.ts";
import type { RegisterReader } from "./register-reader.ts";

/** What a probe found out about the connection, without writing anything. */
export interface Health {
  readonly reachable: boolean;
  readonly authenticated: boolean;
  readonly problems: readonly Problem[];
}

/** An accounting system as an adapter presents it. A kind it cannot carry is an absent property. */
export interface AccountingSystem {
  readonly id: string;
  readonly manifest: Manifest;
  readonly invoices?: DocumentChannel<Invoice>;
  readonly ledger?: DocumentChannel<LedgerDocument>;
  readonly payments?: DocumentChannel<Payment>;
  readonly registers?: RegisterReader;
  /** What the system itself says is left to pay of sales invoices. */
  readonly openInvoices?: OpenInvoiceReader;
  /** A VAT target of the account plan as this system's reading writes it; absent: the same word. */
  vatCodeAsRead?(target: string): string;
  probe(): Promise<Health>;
}

/** Container token of every {@link AccountingSystem}; bound once per adapter, without names. */
export const AccountingSystem = token<AccountingSystem>("AccountingSystem");

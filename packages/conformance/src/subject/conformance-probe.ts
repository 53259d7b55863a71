import type { CivilDate, DocumentKind, MinorUnits } from "@confirma-connect/core";
import type { ConformanceFault, ConformanceFaultName } from "./conformance-fault.ts";

/** One amount on one account: debit > 0, credit < 0, minor units. */
export interface StoredAmount {
  readonly account: string;
  readonly amount: MinorUnits;
}

/** A document as it stands in the accounting system's own books. */
export interface StoredDocument {
  readonly vendorId: string;
  /** Value of the field that carries our key (see IdentityFacts.field). */
  readonly key: string;
  readonly date: CivilDate;
  /**
   * Minor units. Invoice: gross total, negative for a credit note. Payment: what is booked to the
   * invoice. Ledger document: sum of its debits.
   */
  readonly total: MinorUnits;
  /** Reference of the document: the bank reference of an invoice or payment, when it has one. */
  readonly reference?: string;
  /** Number of the invoice; of a payment: the invoice that it pays. */
  readonly invoiceNumber?: string;
  /** Every row of a ledger document; other kinds may leave it out. */
  readonly amounts?: readonly StoredAmount[];
}

/** Reaches the accounting system (or its stand-in) behind the adapter's back. */
export interface ConformanceProbe {
  /** Faults that this stand-in can play; cases that need another one are reported as withheld. */
  readonly faults: readonly ConformanceFaultName[];
  /** Everything of one kind in the books, in order of arrival. */
  stored(kind: DocumentKind): Promise<readonly StoredDocument[]>;
  /** Number of requests that reached the stand-in since the last reset. */
  requests(): Promise<number>;
  /** Arms a fault for coming requests. */
  arm(fault: ConformanceFault): Promise<void>;
  /** Empties the books, disarms every fault, forgets the counters. */
  reset(): Promise<void>;
}

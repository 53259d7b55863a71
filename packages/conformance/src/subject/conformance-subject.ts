import type {
  AccountingSystem,
  AccountPlan,
  Clock,
  DocumentKind,
  Invoice,
  LedgerDocument,
  Manifest,
  Payment,
} from "@confirma-connect/core";
import type { ConformanceProbe } from "./conformance-probe.ts";

/** A document with the caller's identifier of it. */
export interface ConformanceDocument<D> {
  readonly identifier: string;
  readonly document: D;
}

/**
 * Makers of one kind's documents. `n` counts from 1; the same number gives equal content, another number
 * another identifier and another amount. Every text that the manifest limits must be filled.
 */
export interface DocumentMakers<D> {
  /** A document that the system accepts. */
  valid(n: number): ConformanceDocument<D>;
  /** A document that `render` lets pass and the vendor refuses, e.g. with an account that does not exist. */
  refused(n: number): ConformanceDocument<D>;
}

/** Makers for every kind that the manifest declares. */
export interface ConformanceDocuments {
  readonly invoice?: DocumentMakers<Invoice>;
  readonly ledger?: DocumentMakers<LedgerDocument>;
  readonly payment?: DocumentMakers<Payment>;
}

/** Time as system and stand-in see it. Without it the kit waits in real time. */
export interface ConformanceTime {
  readonly clock: Clock;
  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): Promise<void>;
}

/** Words that must never leave through logs, problems or errors. */
export interface Canaries {
  /** Keys and tokens that the system under test was given. */
  readonly secrets: readonly string[];
  /** Personal data inside the documents, e.g. the debtor's name. */
  readonly personal: readonly string[];
  /** Everything that system and client logged since the start, as text lines. */
  logged(): readonly string[];
}

/** What an adapter brings to the kit. */
export interface ConformanceSubject {
  readonly name: string;
  /** What the adapter declares; the cases are chosen by it, and it must be the system's own. */
  readonly manifest: Manifest;
  /** A fresh system per case, on the same stand-in as the probe. */
  system(): AccountingSystem | Promise<AccountingSystem>;
  /** The same accounting system with another client's credentials: it must see nothing of ours. */
  otherSystem?(): AccountingSystem | Promise<AccountingSystem>;
  readonly plan: AccountPlan;
  readonly documents: ConformanceDocuments;
  readonly probe: ConformanceProbe;
  readonly canaries: Canaries;
  readonly time?: ConformanceTime;
  /** Makes document `n` of a kind acceptable behind the adapter's back, e.g. opens the invoice of a payment. */
  prepare?(kind: DocumentKind, n: number): Promise<void>;
  /** Gives everything back after the last case. */
  dispose?(): Promise<void>;
}

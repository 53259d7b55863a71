import type { z } from "zod";
import {
  type InvoiceStatus,
  type LedgerStatus,
  type PaymentStatus,
  type SyncStatus,
  syncStatus,
} from "../agency/sync-status.ts";
import { evidenceOf, mayBeBooked, type Submission } from "../delivery/submission.ts";
import { atLeast, type Evidence } from "../ports/evidence.ts";

/** The agency's number and words for a submission. */
export interface Projection {
  readonly status: SyncStatus;
  readonly description: string;
}

const words: Readonly<Record<Evidence, string>> = {
  readBack: "Successfully synced",
  identified: "Successfully synced",
  acknowledged: "Pending: acknowledged by the accounting system, not identified yet",
  handedOver: "Successfully synced: handed over as a file, not confirmed by the accounting system",
};

function projectAccepted(evidence: Evidence | undefined): Projection {
  if (evidence === undefined) return { status: syncStatus.pending, description: "Pending" };
  const synced = evidence === "handedOver" || atLeast(evidence, "identified");
  return { status: synced ? syncStatus.synced : syncStatus.pending, description: words[evidence] };
}

const partly = "Pending: booked in part or perhaps, waiting for an operator";

/**
 * Projects a submission onto the agency's status. 1 needs evidence of at least `identified`
 * (`handedOver` for file systems, with words that say so). A submission that is parked, or refused after a
 * part of it was booked, stays pending: saying "failed" could make somebody send it again under another
 * identifier.
 */
export function projectStatus(submission: Submission): Projection {
  switch (submission.state) {
    case "accepted":
      return projectAccepted(evidenceOf(submission));
    case "refused": {
      if (mayBeBooked(submission)) return { status: syncStatus.pending, description: partly };
      const first = submission.problems.find(({ severity }) => severity === "error");
      return { status: syncStatus.failed, description: `Failed: ${first?.code ?? "refused"}` };
    }
    case "parked":
      return { status: syncStatus.pending, description: "Pending: outcome unknown, waiting for an operator" };
    case "unknown":
    case "resolving":
      return { status: syncStatus.pending, description: "Pending: answer was lost, being looked up" };
    case "queued":
    case "sending":
      return { status: syncStatus.pending, description: "Pending" };
  }
}

const documentStatus = { 0: "Pending", 1: "Approved", 2: "Failed" } as const;

/** Status row of a ledger document, exactly in the agency's form. */
export function ledgerStatusRow(submission: Submission): z.output<typeof LedgerStatus> {
  const { status, description } = projectStatus(submission);
  return {
    sourceIdentifier: submission.identifier,
    documentDate: submission.documentDate,
    documentName: submission.documentName ?? null,
    documentStatus: documentStatus[status],
    syncDate: status === syncStatus.synced ? (submission.syncedOn ?? null) : null,
    status,
    description,
  };
}

/** Status row of a payment, exactly in the agency's form. */
export function paymentStatusRow(submission: Submission): z.output<typeof PaymentStatus> {
  const { status, description } = projectStatus(submission);
  return {
    sourceIdentifier: submission.identifier,
    invoiceNumber: submission.invoiceNumber ?? "",
    paymentDate: submission.documentDate,
    syncDate: status === syncStatus.synced ? (submission.syncedOn ?? null) : null,
    status,
    description,
  };
}

/** Status row of an invoice; the form is inferred from the payment's. */
export function invoiceStatusRow(submission: Submission): z.output<typeof InvoiceStatus> {
  const { paymentDate: invoiceDate, ...rest } = paymentStatusRow(submission);
  const { sourceIdentifier, invoiceNumber, syncDate, status, description } = rest;
  return { sourceIdentifier, invoiceNumber, invoiceDate, syncDate, status, description };
}

/** Status rows of submissions of one kind in the agency's envelope. */
export function statusAnswer(kind: Submission["kind"], submissions: readonly Submission[]) {
  switch (kind) {
    case "ledger":
      return { ledgers: submissions.map(ledgerStatusRow) };
    case "payment":
      return { payments: submissions.map(paymentStatusRow) };
    case "invoice":
      return { invoices: submissions.map(invoiceStatusRow) };
  }
}

import {
  type DocumentKind,
  isFinal,
  projectStatus,
  type Submission,
  type SubmissionFilter,
  type SubmissionState,
  type SyncStatus,
  submissionStates,
  syncStatus,
} from "@confirma-connect/core";
import type { AccountingQuery } from "./query-fields.ts";
import { Refusal } from "./refusal.ts";

/**
 * States that can project to a status: a pre-selection for the store, never the judge. An accepted
 * submission with weak evidence is still pending, so `accepted` stands in both.
 */
function statesOf(status: SyncStatus): readonly SubmissionState[] {
  switch (status) {
    case syncStatus.pending:
      return submissionStates.filter((state) => !isFinal(state) || state === "accepted");
    case syncStatus.synced:
      return ["accepted"];
    case syncStatus.failed:
      return ["refused"];
  }
}

/** Tells whether the caller would see this status: `projectStatus` decides. */
export const hasStatus = (submission: Submission, status: SyncStatus | undefined): boolean =>
  status === undefined || projectStatus(submission).status === status;

/** The store's part of the agency's filters. */
export function filterOf(query: AccountingQuery): Omit<SubmissionFilter, "client"> {
  const { sourceIdentifier, invoiceNumber, fromDate, toDate, status } = query;
  if (fromDate !== undefined && toDate !== undefined && fromDate > toDate) {
    throw new Refusal(400, { code: "ACC_REQUEST_QUERY", message: "fromDate is after toDate" });
  }
  return {
    ...(sourceIdentifier === undefined ? {} : { identifier: sourceIdentifier }),
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
    ...(fromDate === undefined ? {} : { from: fromDate }),
    ...(toDate === undefined ? {} : { to: toDate }),
    ...(status === undefined ? {} : { states: statesOf(status) }),
  };
}

/** A filter of the agency with the kind of its endpoint. */
export interface StatusFilter {
  readonly kind: DocumentKind;
  readonly filter: Omit<SubmissionFilter, "client">;
  readonly status: SyncStatus | undefined;
}

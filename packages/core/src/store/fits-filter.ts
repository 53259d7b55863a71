import type { Submission } from "../delivery/submission.ts";
import type { SubmissionFilter } from "../ports/submission-store.ts";

/** Tells whether every given field of a filter fits; place and number of results are the store's part. */
export function fitsFilter(submission: Submission, filter: SubmissionFilter): boolean {
  const { client, kind, identifier, invoiceNumber, from, to, states } = filter;
  return (
    (client === undefined || submission.client === client) &&
    (kind === undefined || submission.kind === kind) &&
    (identifier === undefined || submission.identifier === identifier) &&
    (invoiceNumber === undefined || submission.invoiceNumber === invoiceNumber) &&
    (from === undefined || submission.documentDate >= from) &&
    (to === undefined || submission.documentDate <= to) &&
    (states === undefined || states.includes(submission.state))
  );
}

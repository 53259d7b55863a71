import type { Submission } from "../delivery/submission.ts";
import type { SubmissionFilter, SubmissionStore } from "../ports/submission-store.ts";

/** Submissions that are read from the store at once. */
const pageSize = 500;

/** Submissions in order of arrival, read page by page: a hundred thousand of them are never held at once. */
export async function* submissionsOf(
  store: Pick<SubmissionStore, "list">,
  filter: Omit<SubmissionFilter, "limit">,
): AsyncGenerator<Submission> {
  for (let { after } = filter; ; ) {
    const place = after === undefined ? {} : { after };
    const page = await store.list({ ...filter, limit: pageSize, ...place });
    for (const submission of page) yield submission;
    // One turn of the event loop per page: a store that answers at once must not starve a host that serves.
    await new Promise((resolve) => setImmediate(resolve));
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.reference;
  }
}

import type { Period } from "../ports/document-channel.ts";
import type { DocumentSource } from "../ports/document-source.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import { isOfSource } from "../posting/posting-identifier.ts";
import type { PostingPlan } from "../posting/posting-plan.ts";
import { BookedBefore } from "../pull/booked-before.ts";
import { sourcePostings } from "../pull/source-postings.ts";
import { submissionsOf } from "../store/submissions-of.ts";
import { type CivilDate, isWithin } from "../value/civil-date.ts";
import { AgencySide } from "./agency-side.ts";
import { AgencySourceSide } from "./agency-source-side.ts";
import { settlementsByOwnDate } from "./settlements-by-own-date.ts";

/** Where the agency's own side comes from, and how a client's settlements and payments become bookkeeping. */
export interface AgencySources {
  readonly sources: readonly DocumentSource[];
  readonly plan: PostingPlan;
}

/** What is read of them. */
interface AgencyRequest {
  readonly client: string;
  readonly period: Period;
  /** The period with the days around it. */
  readonly wide: Period;
}

/** What the store has of every source: what provisional payments were taken by, and what is dated elsewhere. */
async function submittedOf(
  store: Pick<SubmissionStore, "list">,
  sources: readonly DocumentSource[],
  { client, wide }: AgencyRequest,
) {
  const known = sources.map(({ id }) => ({ id, before: new BookedBefore(id), elsewhere: new Set<string>() }));
  // Payments first: settlements name those that they took.
  for (const kind of ["payment", "ledger"] as const) {
    for await (const submission of submissionsOf(store, { client, kind })) {
      const { identifier, documentDate } = submission;
      const outside = !isWithin(documentDate, wide.from, wide.to);
      for (const { id, before, elsewhere } of known) {
        before.remember(submission);
        if (outside && isOfSource(id, identifier)) elsewhere.add(`${kind} ${identifier}`);
      }
    }
  }
  return known;
}

/**
 * Reads what a client's sources show and makes the documents of it that a pull would submit. What provisional payments
 * were taken is read from the store, as a pull does. Throws when a source cannot be read completely.
 */
export async function readAgencySide(
  store: Pick<SubmissionStore, "list">,
  { sources, plan }: AgencySources,
  request: AgencyRequest,
): Promise<AgencySide> {
  const { period, wide } = request;
  const inPeriod = (date: CivilDate): boolean => isWithin(date, period.from, period.to);
  const sides: AgencySourceSide[] = [];
  const submitted = await submittedOf(store, sources, request);
  for (const [index, source] of sources.map(settlementsByOwnDate).entries()) {
    const { before = new BookedBefore(source.id), elsewhere = new Set<string>() } = submitted[index] ?? {};
    const parts = { source, plan, before };
    const side = new AgencySourceSide(parts, elsewhere);
    for await (const posting of sourcePostings(parts, wide)) side.add(posting, inPeriod);
    sides.push(side);
  }
  return new AgencySide(sides, inPeriod);
}

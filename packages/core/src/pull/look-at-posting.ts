import { readStoredDocument } from "../agency/read-stored-document.ts";
import { type AgencyDocument, identifierOf } from "../agency/submit-body.ts";
import { saysTheSame } from "../posting/says-the-same.ts";
import type { PullOutcome } from "./pull-report.ts";
import type { PullEndpoints, SubmittedPosting } from "./submit-posted.ts";

type Reading = Pick<PullEndpoints, "list">;

/** What submitting a document would come to, by what is stored under its identifier. */
async function wouldBe(endpoints: Reading, content: AgencyDocument): Promise<PullOutcome> {
  const { kind } = content;
  const [stored] = await endpoints.list({ kind, identifier: identifierOf(content), limit: 1 });
  if (stored === undefined) return "shown";
  const known = readStoredDocument(kind, stored.document);
  if (known === undefined || !saysTheSame(known, content)) return "conflict";
  return stored.state === "refused" ? "refused" : "already";
}

const inOrder: readonly PullOutcome[] = ["refused", "conflict", "shown"];

/**
 * What submitting the documents of a posting would come to; only reads. `shown`: it would submit some. What would be
 * submitted counts as booked, because what follows depends on it.
 */
export async function lookAtPosting(
  endpoints: Reading,
  documents: readonly AgencyDocument[],
): Promise<Pick<SubmittedPosting, "outcome" | "booked">> {
  const seen = await Promise.all(
    documents.map(async (content) => [identifierOf(content), await wouldBe(endpoints, content)] as const),
  );
  const outcome = inOrder.find((each) => seen.some(([, word]) => word === each)) ?? "already";
  const booked = seen.flatMap(([identifier, word]) => (word === "refused" ? [] : [identifier]));
  return { outcome, booked: new Set(booked) };
}

import type { EncodedDocument } from "../agency/encode-documents.ts";
import { readStoredDocument } from "../agency/read-stored-document.ts";
import { identifierOf } from "../agency/submit-body.ts";
import { mayBeBooked } from "../delivery/submission.ts";
import { contentHash } from "../mapping/content-hash.ts";
import { saysTheSame } from "../posting/says-the-same.ts";
import type { PullOutcome } from "./pull-report.ts";
import type { PullEndpoints, SubmittedPosting } from "./submit-posted.ts";

type Reading = Pick<PullEndpoints, "list">;

/** What submitting a document would come to, by what is stored under its identifier. */
async function wouldBe(endpoints: Reading, { content, value }: EncodedDocument): Promise<PullOutcome> {
  const { kind } = content;
  const [stored] = await endpoints.list({ kind, identifier: identifierOf(content), limit: 1 });
  if (stored === undefined) return "shown";
  const isRefused = stored.state === "refused";
  if (stored.pins.content !== contentHash(value)) {
    // As every store does: what is in no books is replaced by other content.
    if (isRefused && !mayBeBooked(stored)) return "shown";
    const known = readStoredDocument(kind, stored.document);
    if (known === undefined || !saysTheSame(known, content)) return "conflict";
  }
  return isRefused ? "refused" : "already";
}

const inOrder: readonly PullOutcome[] = ["refused", "conflict", "shown"];

/**
 * What submitting the documents of a posting would come to; only reads. `shown`: it would submit some. What would be
 * submitted counts as booked, because what follows depends on it.
 */
export async function lookAtPosting(
  endpoints: Reading,
  documents: readonly EncodedDocument[],
): Promise<Pick<SubmittedPosting, "outcome" | "booked">> {
  const seen = await Promise.all(
    documents.map(async (each) => [identifierOf(each.content), await wouldBe(endpoints, each)] as const),
  );
  const outcome = inOrder.find((each) => seen.some(([, word]) => word === each)) ?? "already";
  const booked = seen.flatMap(([identifier, word]) => (word === "refused" ? [] : [identifier]));
  return { outcome, booked: new Set(booked) };
}

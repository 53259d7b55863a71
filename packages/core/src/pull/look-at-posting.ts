import type { EncodedDocument } from "../agency/encode-documents.ts";
import { readStoredDocument } from "../agency/read-stored-document.ts";
import { identifierOf } from "../agency/submit-body.ts";
import { mayBeBooked } from "../delivery/submission.ts";
import { contentHash } from "../mapping/content-hash.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import { saysTheSame } from "../posting/says-the-same.ts";
import { type Problem, problem } from "../rules/problem.ts";
import type { PullOutcome } from "./pull-report.ts";
import type { PullEndpoints, SubmittedPosting } from "./submit-posted.ts";

type Reading = Pick<PullEndpoints, "list">;

/** What submitting a document would come to. */
interface Seen {
  readonly identifier: string;
  readonly outcome: PullOutcome;
  readonly problems: readonly Problem[];
}

const changed = (kind: DocumentKind, identifier: string): Problem =>
  problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT", {
    message: `${kind} ${identifier} was submitted before with other content: the agency has changed it`,
    advice: "Compare it with what was booked, and correct that by hand; nothing is replaced.",
  });

/** By what is stored under its identifier. */
async function lookAtDocument(endpoints: Reading, { content, value }: EncodedDocument): Promise<Seen> {
  const { kind } = content;
  const identifier = identifierOf(content);
  const [stored] = await endpoints.list({ kind, identifier, limit: 1 });
  if (stored === undefined) return { identifier, outcome: "shown", problems: [] };
  const isRefused = stored.state === "refused";
  if (stored.pins.content !== contentHash(value)) {
    // As every store does: what is in no books is replaced by other content.
    if (isRefused && !mayBeBooked(stored)) return { identifier, outcome: "shown", problems: [] };
    const known = readStoredDocument(kind, stored.document);
    if (known === undefined || !saysTheSame(known, content)) {
      return { identifier, outcome: "conflict", problems: [changed(kind, identifier)] };
    }
  }
  return { identifier, outcome: isRefused ? "refused" : "already", problems: [] };
}

const inOrder: readonly PullOutcome[] = ["conflict", "refused", "shown"];

/**
 * What submitting the documents of a posting would come to; only reads. `shown`: it would submit some. What would be
 * submitted counts as booked, because what follows depends on it. With one in conflict none would be.
 */
export async function lookAtPosting(
  endpoints: Reading,
  documents: readonly EncodedDocument[],
): Promise<SubmittedPosting> {
  const seen = await Promise.all(documents.map((each) => lookAtDocument(endpoints, each)));
  const outcome = inOrder.find((word) => seen.some((each) => each.outcome === word)) ?? "already";
  const problems = seen.flatMap((each) => each.problems);
  const booked = seen.filter((each) => outcome !== "conflict" && each.outcome !== "refused");
  return { outcome, problems, booked: new Set(booked.map(({ identifier }) => identifier)) };
}

import { identifierOf } from "../agency/submit-body.ts";
import type { Submission } from "../delivery/submission.ts";
import { contentHash } from "../mapping/content-hash.ts";
import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { Period } from "../ports/document-channel.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { SubmissionStore } from "../ports/submission-store.ts";
import type { ClientProfile } from "../service/client-profile.ts";
import { SystemRegistry } from "../service/system-registry.ts";
import { submissionsOf } from "../store/submissions-of.ts";
import type { AgencyOrigin } from "./agency-origin.ts";
import type { AgencySide, DerivedDocument } from "./agency-side.ts";
import type { ExpectedDocument } from "./compared-document.ts";
import { expectedOfDerived, type Translation } from "./expected-of-derived.ts";
import { expectedOfSubmission } from "./expected-of-submission.ts";

/** What the agency's side is put together from. */
export interface ExpectedSideParts {
  readonly store: Pick<SubmissionStore, "list">;
  readonly system: AccountingSystem;
  readonly client: ClientProfile;
  /** What the agency shows; absent: only what was submitted is known. */
  readonly agency?: AgencySide;
  /** Provisional payments that are doubled, with their sources, where the agency does not say it. */
  readonly doubled?: ReadonlyMap<string, string>;
}

/** Every document that should be in the books, and, as absent, what should not be there. */
class ExpectedSide {
  readonly #parts: ExpectedSideParts;
  readonly #translation: Translation;

  constructor(parts: ExpectedSideParts) {
    const { system, client } = parts;
    const vatCodeAsRead = (target: string): string => system.vatCodeAsRead?.(target) ?? target;
    const plan = { plan: client.plan, hash: contentHash(client.plan), vatCodeAsRead };
    this.#parts = parts;
    this.#translation = { client, systems: new SystemRegistry([system]), plan };
  }

  async *documents(wide: Period): AsyncIterable<ExpectedDocument> {
    const { store, client, agency } = this.#parts;
    for await (const submission of submissionsOf(store, { client: client.id, ...wide })) {
      const derived = agency?.take(submission.kind, submission.identifier);
      for (const document of this.#ofSubmission(submission, derived)) yield document;
    }
    for (const derived of agency?.rest() ?? []) yield* await this.#ofRest(derived);
  }

  #ofSubmission(submission: Submission, derived: DerivedDocument | undefined): readonly ExpectedDocument[] {
    const { system, agency } = this.#parts;
    // Another system's books are not read here, so nothing can be missing from them.
    if (submission.system !== system.id) return [];
    if (derived !== undefined) return this.#ofDerived(derived, submission);
    const documents = expectedOfSubmission(submission, this.#translation.plan);
    const origin = agency?.judge(submission) ?? this.#doubled(submission);
    return origin === undefined ? documents : documents.map((each) => judged(each, origin));
  }

  #doubled({ kind, identifier }: Submission): AgencyOrigin | undefined {
    const source = kind === "payment" ? this.#parts.doubled?.get(identifier) : undefined;
    return source === undefined ? undefined : { source, state: "doubled" };
  }

  /** A document that no submission of the days that are read is about. */
  async #ofRest(derived: DerivedDocument): Promise<readonly ExpectedDocument[]> {
    const { store, client, agency } = this.#parts;
    if (agency?.isElsewhere(derived) !== true) return this.#ofDerived(derived, undefined);
    const { kind } = derived.content;
    const filter = { client: client.id, kind, identifier: identifierOf(derived.content) };
    const [submission] = await store.list(filter);
    return submission === undefined
      ? this.#ofDerived(derived, undefined)
      : this.#ofSubmission(submission, derived);
  }

  #ofDerived(derived: DerivedDocument, submission: Submission | undefined): readonly ExpectedDocument[] {
    const expected = expectedOfDerived(derived, submission, this.#translation);
    if ("documents" in expected) return expected.documents;
    this.#parts.agency?.refuse(derived, expected.problems);
    return submission === undefined ? [] : expectedOfSubmission(submission, this.#translation.plan);
  }
}

/**
 * What the agency does not show any more, or what a settlement has booked too, must not be in the books; while it is being
 * delivered, it may get there.
 */
const judged = (document: ExpectedDocument, origin: AgencyOrigin): ExpectedDocument =>
  (origin.state === "notShown" || origin.state === "doubled") && document.presence !== "open"
    ? { ...document, origin, presence: "absent" }
    : { ...document, origin };

function withoutReference({ reference: _, ...document }: ExpectedDocument): ExpectedDocument {
  return document;
}

/** The agency's side of some kinds of documents. */
export async function* expectedSide(
  parts: ExpectedSideParts,
  wide: Period,
  kinds: readonly DocumentKind[],
): AsyncIterable<ExpectedDocument> {
  const keepsNames = parts.system.manifest.kinds.ledger?.readBack?.includes("reference") === true;
  for await (const document of new ExpectedSide(parts).documents(wide)) {
    if (!kinds.includes(document.kind)) continue;
    // The name of a ledger document is no reference where the system numbers its documents itself.
    yield document.kind !== "ledger" || keepsNames ? document : withoutReference(document);
  }
}

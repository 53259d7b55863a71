import { type AgencyDocument, identifierOf } from "../agency/submit-body.ts";
import type { ComparedDocument } from "./compared-document.ts";
import { documentFacts, sameWords } from "./document-facts.ts";
import { identifierIdentity, keyIdentity, vendorIdentity } from "./identity.ts";
import { defaultStandingWords, type StandingWords, standingOf } from "./standing-words.ts";

/** What the accounting system says about a document beside its content. */
export interface RecordedFacts {
  readonly vendorId: string;
  /** The vendor's word for the document's state. */
  readonly state: string;
}

/** A document as the accounting system holds it. Its words are the vendor's: plans are not reversible. */
export function recordedDocument(
  content: AgencyDocument,
  { vendorId, state }: RecordedFacts,
  words: StandingWords = defaultStandingWords,
): ComparedDocument {
  const identifier = identifierOf(content);
  const standing = standingOf(state, words);
  const identities = [
    vendorIdentity(content.kind, vendorId),
    identifierIdentity(content.kind, identifier),
    keyIdentity(identifier) ?? [],
  ].flat();
  return {
    ...documentFacts(content, sameWords),
    identifier: vendorId,
    identities: [...new Set(identities)],
    ...(standing === undefined ? {} : { standing }),
  };
}

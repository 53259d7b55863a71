import type { Period } from "../ports/document-channel.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { Problem } from "../rules/problem.ts";
import type { CurrencyCode } from "../value/currency-code.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import type { NamedState } from "./agency-origin.ts";
import { type ComparedField, comparedFields } from "./compared-document.ts";

/** Every class of difference. `unclear`: several documents fit each other and none names itself. */
export const differenceClasses = ["missing", "extra", "duplicate", "unclear", ...comparedFields] as const;

/** One of {@link differenceClasses}. */
export type DifferenceClass = (typeof differenceClasses)[number];

/** One difference between the agency's side and the books. */
export interface Difference {
  readonly class: DifferenceClass;
  readonly kind: DocumentKind;
  /** The agency's identifier; absent for documents that only the books have. */
  readonly identifier?: string;
  /** The accounting system's identifier; absent for documents that only the agency has. */
  readonly vendorId?: string;
  /** JSON pointer into the agency's document; "" is the whole document. */
  readonly pointer: string;
  readonly expected?: string;
  readonly actual?: string;
  /** How the two documents found each other. */
  readonly matchedBy?: MatchedBy;
  /** How the agency's own side stands to what was submitted; absent where they say the same. */
  readonly agency?: NamedState;
  /** `unclear`: every document that might be meant, by identifier. */
  readonly candidates?: readonly string[];
}

/** `identity`: a shared key, number or vendor identifier; `reference`: reference, amount and date, one to one. */
export type MatchedBy = "identity" | "reference";

/** Number and sum of one side's documents of a kind and currency. */
export interface SideSum {
  readonly kind: DocumentKind;
  readonly currency: CurrencyCode;
  readonly count: number;
  /** Minor units of `currency`. */
  readonly sum: MinorUnits;
}

/** One side: what was compared of it. */
export interface Side {
  readonly sums: readonly SideSum[];
  /** SHA-256 over the hashes of all normalised documents, in sorted order: the order of reading means nothing. */
  readonly hash: string;
}

/** Something that was not compared; it never counts as equal. */
export interface NotCompared {
  readonly kind: DocumentKind;
  /** `document`: the whole document was found as another kind, so its content could not be set against it. */
  readonly field: ComparedField | "document";
  readonly count: number;
  /** The accounting system is known not to give the field back; else it was only not there. */
  readonly declared: boolean;
}

/** A source of the agency that was read, and its documents of the period. */
export interface ComparedSource {
  /** The source's short name. */
  readonly source: string;
  /** Settlements of the period. */
  readonly settlements: number;
  /** Received payments of the period; 0 where the client's plan does not book them. */
  readonly payments: number;
  /** Documents that are derived from them. */
  readonly documents: number;
  /** Among them: never submitted. */
  readonly notSubmitted: number;
  /** Among them: the agency says something else than was submitted. */
  readonly changed: number;
  /** Documents that were submitted from it, and that it does not show any more; not among `documents`. */
  readonly notShown: number;
}

/** What a source shows and nobody could derive a document from, so that it was not compared. */
export interface Unposted {
  readonly source: string;
  readonly type: "settlement" | "payment";
  /** The settlement's identifier, or ours of the payment. */
  readonly id: string;
  /** Pointers lead into the settlement, the payment or the accounting document. */
  readonly reasons: readonly Pick<Problem, "code" | "pointer" | "message">[];
}

/** What was read of the agency's own side. */
export interface AgencyRead {
  readonly sources: readonly Pick<ComparedSource, "source" | "settlements" | "payments">[];
  readonly unposted: readonly Unposted[];
}

/** Everything that reconciling a period found out. */
export interface Reconciliation {
  readonly client: string;
  readonly system: string;
  readonly period: Period;
  /** Days around the period that were read too, so that a moved date shows as one. */
  readonly marginDays: number;
  /** Sources of the agency that were compared; empty: only what was submitted was. */
  readonly sources: readonly ComparedSource[];
  readonly expected: Side;
  readonly actual: Side;
  readonly matched: Readonly<Record<MatchedBy, number>>;
  /** Number of differences per class; every class is named. */
  readonly totals: Readonly<Record<DifferenceClass, number>>;
  readonly differences: readonly Difference[];
  readonly notCompared: readonly NotCompared[];
  /** Kinds that the accounting system cannot list, with the documents that were expected there. */
  readonly unread: readonly { readonly kind: DocumentKind; readonly count: number }[];
  /** Settlements and payments of the period that the client's plan cannot post. */
  readonly unposted: readonly Unposted[];
  /** Documents whose delivery is not finished and that the books do not have. */
  readonly open: number;
  /** Documents of the books that are not ours, when only ours were asked for. */
  readonly foreign: readonly SideSum[];
  /** Nothing is left open beyond what the system is known not to give back. */
  readonly isComplete: boolean;
  /** Complete, and without a difference. */
  readonly isClean: boolean;
}

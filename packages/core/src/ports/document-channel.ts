import type { AccountPlan } from "../mapping/account-plan.ts";
import type { CivilDate } from "../value/civil-date.ts";
import type { Outcome, Sighting } from "./outcome.ts";
import type { Rendered, ResolvedStep } from "./step.ts";

/** What `render` may know beside the document itself. */
export interface RenderContext {
  readonly plan: AccountPlan;
  /** The caller's identifier of the document. */
  readonly identifier: string;
  /**
   * Our key for one step, derived from client, kind, identifier and step name: 15 characters
   * (`CC` + 13 of Crockford base 32), the same for ever.
   */
  keyOf(step: string): string;
}

/** One attempt to send or look up; every HTTP request of it gets its own transaction identifier. */
export interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly signal?: AbortSignal;
}

/** Closed interval of document dates. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A document as the accounting system holds it, in the agency's model. */
export interface Recorded<D> {
  readonly vendorId: string;
  readonly document: D;
  /** The vendor's state of the document, e.g. "open", "paid", "invalidated". */
  readonly state: string;
  /**
   * The customer's identifier as the books have it, where it may be a private person's and is therefore no part of the
   * document: it is compared, never told, shown or kept.
   */
  readonly customerKey?: string;
}

/** Carries one kind of document to and from one accounting system. */
export interface DocumentChannel<D> {
  /** Pure and deterministic: same document, plan and identifier give the same bytes. No network. */
  render(document: D, context: RenderContext): Rendered;
  /** Sends one step once. Never retries; returns `unknown` when the request may have taken effect. */
  deliver(step: ResolvedStep, attempt: Attempt): Promise<Outcome>;
  /** Looks for the effect of a step by our own key. Never writes. */
  locate(step: ResolvedStep, attempt: Attempt): Promise<Sighting>;
  /** The system's documents of a period; absent when the system cannot list them. */
  read?(period: Period): AsyncIterable<Recorded<D>>;
}

/** The part of a channel that delivery needs; it does not depend on the kind of document. */
export type StepChannel = Pick<DocumentChannel<never>, "deliver" | "locate">;

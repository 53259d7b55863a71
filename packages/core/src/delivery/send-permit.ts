import type { SubmissionIn } from "./submission.ts";

declare const permitMark: unique symbol;
declare const absenceMark: unique symbol;

/**
 * The right to send one step once. Made only from a queued submission; a submission comes back to
 * `queued` from `unknown` only with an {@link AbsenceProof}.
 */
export interface SendPermit {
  readonly [permitMark]: true;
  readonly reference: string;
  readonly step: string;
}

/** The proof that a step which may have been sent is not in the books, and will not appear later. */
export interface AbsenceProof {
  readonly [absenceMark]: true;
  readonly step: string;
  /** Absence is known as of this moment (epoch milliseconds). */
  readonly asOf: number;
}

/** Permits one sending of the next step of a queued submission. */
export const permitToSend = (submission: SubmissionIn<"queued">, step: string): SendPermit =>
  ({ reference: submission.reference, step }) as SendPermit; // the only place where a permit is made

/** What is needed to conclude absence. */
export interface AbsenceQuestion {
  readonly step: string;
  /** When the look-up that saw nothing was begun (epoch milliseconds). */
  readonly asOf: number;
  /** Last moment at which a request may have left (epoch milliseconds). */
  readonly sentAt: number;
  /** How long this process had watched the step when the look-up began, by a clock that nobody can set. */
  readonly watched?: number | undefined;
  /** The adapter's declared bound for late writes, in milliseconds. */
  readonly lateWriteBound: number | "never";
}

/** Proves absence, or says from when on a look-up could prove it ("never": only an operator can). */
export function proveAbsence(
  question: AbsenceQuestion,
): AbsenceProof | { readonly notBefore: number | "never" } {
  const { step, asOf, sentAt, watched, lateWriteBound } = question;
  if (lateWriteBound === "never") return { notBefore: "never" };
  const missing = lateWriteBound - (watched ?? lateWriteBound);
  const conclusiveFrom = Math.max(sentAt + lateWriteBound, asOf + missing);
  if (asOf < conclusiveFrom) return { notBefore: conclusiveFrom };
  return { step, asOf } as AbsenceProof; // the only place where an absence is proved by a look-up
}

/** An operator looked into the books and vouches for absence. */
export const attestAbsence = (step: string, asOf: number): AbsenceProof => ({ step, asOf }) as AbsenceProof;

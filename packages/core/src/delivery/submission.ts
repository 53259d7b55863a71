/**
 * Glossary. *Submission*: one document of one client on its way into the books. *Step*: one write of
 * its delivery. *Attempt*: one sending of a step. *Proof*: what lets a step count as done.
 *
 * | state     | meaning                                             | leaves it by                          |
 * |-----------|-----------------------------------------------------|---------------------------------------|
 * | queued    | the next step may be sent                           | send, accept, refuse, postpone, park, verify |
 * | sending   | a request may be on the wire                        | accept, refuse, postpone, lose        |
 * | unknown   | sent, no usable answer                              | look, park                            |
 * | resolving | being looked up                                     | accept, refuse, queue, lose, park     |
 * | parked    | needs an operator                                   | look, accept, queue, refuse           |
 * | accepted  | every step is proved; final                         | verify (stays accepted)               |
 * | refused   | the answer was no; final for this version           | renew (a new version)                 |
 *
 * Only `transition` in submission-transition.ts changes a submission.
 */
import { type Evidence, evidenceGrades } from "../ports/evidence.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { VendorReply } from "../ports/outcome.ts";
import type { Step } from "../ports/step.ts";
import type { Problem } from "../rules/problem.ts";
import type { CivilDate } from "../value/civil-date.ts";

/** The states of a submission; see the table at the top of this file. */
export const submissionStates = [
  "queued",
  "sending",
  "unknown",
  "resolving",
  "parked",
  "accepted",
  "refused",
] as const;

/** One of {@link submissionStates}. */
export type SubmissionState = (typeof submissionStates)[number];

/** What is proved about a step. */
export interface StepProof {
  readonly vendorId?: string;
  readonly evidence: Evidence;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How the proof was won: by the answer, by a look-up, or by an operator's word. */
  readonly by: "answer" | "lookUp" | "operator";
}

/** A step with what happened to it. Times are epoch milliseconds. */
export interface StepProgress {
  readonly step: Step;
  readonly proof?: StepProof;
  /** Sendings whose outcome was unknown. */
  readonly lost?: number;
  /** Sendings so far; each may have had an effect unless it ended `notSent`. */
  readonly attempts: number;
  /**
   * Last moment at which a request of this step may have been on its way: its sending, or the later
   * moment at which its outcome turned out to be unknown.
   */
  readonly sentAt?: number;
  /** SHA-256 of the bytes that were last sent. */
  readonly sentHash?: string;
  readonly vendor?: VendorReply;
  /** The system said yes without naming what it made: it must not be sent again, it must be found. */
  readonly acknowledged?: true;
  /** An operator gave up on it while its outcome was unknown: it may be in the books all the same. */
  readonly abandoned?: true;
}

/** What pins a submission to what was shown when it was accepted. */
export interface Pins {
  /** SHA-256 of the caller's document. */
  readonly content: string;
  /** SHA-256 of the account plan. */
  readonly plan: string;
  /** SHA-256 of all rendered steps. */
  readonly rendered: string;
  /** The operator's label of the plan. */
  readonly planVersion: string;
}

/** One document on its way into the books. Plain data; times are epoch milliseconds. */
export interface Submission {
  /** Our own identifier, given at submission. */
  readonly reference: string;
  readonly client: string;
  readonly system: string;
  readonly kind: DocumentKind;
  /** The caller's identifier: with client and kind the key that never expires. */
  readonly identifier: string;
  readonly invoiceNumber?: string;
  readonly documentName?: string;
  readonly documentDate: CivilDate;
  /** Raised when a refused document is replaced by a corrected one. */
  readonly version: number;
  /** The caller's document, as JSON text. */
  readonly document: string;
  readonly pins: Pins;
  readonly state: SubmissionState;
  readonly steps: readonly StepProgress[];
  /** What was found when it was submitted (warnings) and what the vendor said since. */
  readonly problems: readonly Problem[];
  /** Submissions of one lane are delivered one at a time. */
  readonly lane: string;
  /** Submissions with the same sequence are delivered in the order of their arrival. */
  readonly sequence: string;
  /** When the engine looks at it next; absent in final states and when parked. */
  readonly dueAt?: number;
  /** Sendings that ended without an effect, in a row; drives the back-off. */
  readonly postponed: number;
  /** Rounds in a row that ended by a defect or a broken host, without any event. */
  readonly stalls?: number;
  /** Look-ups in a row that were neither found nor conclusively absent. */
  readonly lookUps: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Civil date on which every step was proved. */
  readonly syncedOn?: CivilDate;
}

/** A submission in a known state; the compiler keeps senders away from every other state. */
export type SubmissionIn<S extends SubmissionState> = Submission & { readonly state: S };

/** Narrows a submission to a state. */
export const isIn = <S extends SubmissionState>(
  submission: Submission,
  state: S,
): submission is SubmissionIn<S> => submission.state === state;

/** Final states need no more work by the engine. */
export const isFinal = (state: SubmissionState): boolean => state === "accepted" || state === "refused";

/** The first step without proof: where delivery goes on. */
export const nextStep = (submission: Submission): StepProgress | undefined =>
  submission.steps.find(({ proof }) => proof === undefined);

/**
 * The weakest evidence of all steps that write (register entries that were only found do not count);
 * undefined while such a step is without proof.
 */
export function evidenceOf(submission: Submission): Evidence | undefined {
  const writes = submission.steps.filter(({ step }) => step.action === "create");
  const grades = writes.map(({ proof }) => proof?.evidence);
  return grades.includes(undefined) ? undefined : evidenceGrades.find((grade) => grades.includes(grade));
}

/** States in which a request may be on its way or may have had an effect. */
const open: readonly SubmissionState[] = ["sending", "unknown", "resolving", "parked"];

/** Tells whether any step that books may have had an effect: then no other version may be sent. */
export const mayBeBooked = ({ state, steps }: Submission): boolean =>
  open.includes(state) ||
  steps.some(({ step, proof, abandoned }) => step.action === "create" && (proof !== undefined || abandoned));

import {
  nextStep,
  type StepProgress,
  type Submission,
  type SubmissionState,
} from "../delivery/submission.ts";
import { contentHash, hashText } from "../mapping/content-hash.ts";
import type { Evidence } from "../ports/evidence.ts";
import type { DocumentKind } from "../ports/manifest.ts";

/** What the journal keeps of one step. Times are epoch milliseconds, hashes SHA-256 in hex. */
export interface AuditStep {
  readonly name: string;
  readonly attempts: number;
  readonly lost?: number;
  readonly sentAt?: number;
  /** Hash of the bytes that were last sent. */
  readonly sent?: string;
  readonly evidence?: Evidence;
  readonly provedAt?: number;
  readonly provedBy?: "answer" | "lookUp" | "operator";
  /** Hash of the vendor's identifier: who knows it can check it, nobody can read it. */
  readonly vendorId?: string;
  /** HTTP status of the last answer. */
  readonly status?: number;
  readonly acknowledged?: true;
  readonly abandoned?: true;
}

/**
 * One change of one submission: no document, no name, no number of an invoice and no word of a vendor is in
 * it, only hashes of them. `from` is null for what did not exist before.
 */
export interface AuditChange {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly event: string;
  readonly client: string;
  readonly kind: DocumentKind;
  /** Our own reference. */
  readonly reference: string;
  /** Hash of the caller's key: the JSON text `["client","kind","identifier"]`. */
  readonly key: string;
  readonly from: SubmissionState | null;
  readonly to: SubmissionState;
  readonly version: number;
  /** Hashes of the caller's document, of the account plan and of all rendered steps. */
  readonly content: string;
  readonly plan: string;
  readonly rendered: string;
  /** Hash of the whole record as the store keeps it from now on. */
  readonly record: string;
  readonly step?: AuditStep;
  readonly postponed: number;
  readonly lookUps: number;
  readonly stalls: number;
  /** Codes of the problems that are known from now on. */
  readonly problems: readonly string[];
}

/** The first entry of a chain: what was there before it began. */
export interface AuditBeginning {
  readonly at: number;
  readonly event: "chain";
  /** Makes every chain another one, so that none can stand in for another. */
  readonly chain: string;
  /** Lines of history from before the chain, and the hash of all of them. */
  readonly historyLines: number;
  readonly history: string;
}

/** What joins an entry to the one before it. */
export interface AuditLink {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** Hash of the entry before; 64 zeros in the first one. */
  readonly previous: string;
}

/** What is written into the journal, before it is joined to the entry before. */
export type AuditFact = AuditChange | AuditBeginning;

/** One entry of the journal. */
export type AuditEntry = AuditFact & AuditLink;

/** What a change of a submission is told by. */
export interface AuditedChange {
  readonly submission: Submission;
  readonly event: string;
  readonly step?: string | undefined;
  readonly from: SubmissionState | null;
  readonly record: string;
}

function stepOf({ step, proof, vendor, ...progress }: StepProgress): AuditStep {
  const { attempts, lost, sentAt, sentHash, acknowledged, abandoned } = progress;
  return {
    name: step.name,
    attempts,
    ...(lost === undefined ? {} : { lost }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(sentHash === undefined ? {} : { sent: sentHash }),
    ...(proof === undefined ? {} : { evidence: proof.evidence, provedAt: proof.at, provedBy: proof.by }),
    ...(proof?.vendorId === undefined ? {} : { vendorId: hashText(proof.vendorId) }),
    ...(vendor?.status === undefined ? {} : { status: vendor.status }),
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(abandoned === undefined ? {} : { abandoned }),
  };
}

/** Tells a change of a submission without anything personal or secret. */
export function auditChange({ submission, event, step, from, record }: AuditedChange): AuditChange {
  const { client, kind, identifier, reference, version, state, pins, steps, problems } = submission;
  const progress = step === undefined ? nextStep(submission) : steps.find((each) => each.step.name === step);
  return {
    at: submission.updatedAt,
    event,
    client,
    kind,
    reference,
    key: contentHash([client, kind, identifier]),
    from,
    to: state,
    version,
    content: pins.content,
    plan: pins.plan,
    rendered: pins.rendered,
    record,
    ...(step === undefined || progress === undefined ? {} : { step: stepOf(progress) }),
    postponed: submission.postponed,
    lookUps: submission.lookUps,
    stalls: submission.stalls ?? 0,
    problems: [...new Set(problems.map(({ code }) => code))].sort(),
  };
}

import { canonicalJson } from "../mapping/canonical-json.ts";
import { contentHash } from "../mapping/content-hash.ts";
import { type ReconcileResult, reconcileResult } from "./reconcile-exit-code.ts";
import type { Difference, Reconciliation } from "./reconciliation.ts";

/** What the host adds to a reconciliation to make a certificate of it. */
export interface CertificateStamp {
  /** When it was made, as text (ISO 8601); the certificate repeats it and draws no conclusion from it. */
  readonly createdAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** The account plan that the agency's side was translated with: the operator's label and its SHA-256. */
  readonly plan: { readonly version: string; readonly hash: string };
  /** SHA-256 of the posting plan that the agency's side was derived with; absent: the agency was not asked. */
  readonly posting?: { readonly hash: string };
}

/**
 * Which form a certificate has; a reader that does not know the number must refuse it. 2: names the sources of the
 * agency that were compared, and the posting plan.
 */
export const certificateFormat = { name: "confirma-connect/reconciliation", version: 2 } as const;

/** Forms whose hash is computed in the same way. */
export const knownCertificateVersions: readonly unknown[] = [1, certificateFormat.version];

/** Most differences that a certificate lists; the report itself has them all, and their number is always exact. */
const mostListed = 1_000;

/**
 * What was compared, what came of it, and hashes of both sides. It proves that the text was not changed since, and,
 * to whoever has both sides, that they were these; it is not a signature. Amounts are minor units.
 */
export interface Certificate
  extends Omit<Reconciliation, "differences" | "isClean" | "isComplete">,
    CertificateStamp {
  readonly format: typeof certificateFormat;
  readonly result: ReconcileResult;
  readonly differences: {
    readonly count: number;
    /** SHA-256 of the complete list. */
    readonly hash: string;
    readonly listed: readonly Difference[];
  };
  /** SHA-256 of the canonical JSON of everything else. */
  readonly hash: string;
}

/** Makes the certificate of a reconciliation. */
export function certify(reconciliation: Reconciliation, stamp: CertificateStamp): Certificate {
  const { differences, isClean: _, isComplete: __, ...facts } = reconciliation;
  const content = {
    format: certificateFormat,
    ...stamp,
    ...facts,
    result: reconcileResult(reconciliation),
    differences: {
      count: differences.length,
      hash: contentHash(differences),
      listed: differences.slice(0, mostListed),
    },
  };
  return { ...content, hash: contentHash(content) };
}

/** The certificate as a file: canonical JSON (sorted keys, no white space) with a line end. */
export const certificateJson = (certificate: Certificate): string => `${canonicalJson(certificate)}\n`;

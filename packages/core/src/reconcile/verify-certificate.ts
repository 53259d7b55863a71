import { contentHash } from "../mapping/content-hash.ts";
import { certificateFormat, knownCertificateVersions } from "./certificate.ts";
import { reconcileExitCodes } from "./reconcile-exit-code.ts";

/** What verifying a certificate's text says. */
export type CertificateVerdict =
  | { readonly type: "intact"; readonly result: string; readonly hash: string }
  /** It is a certificate, and it was changed after it was made. */
  | { readonly type: "changed"; readonly stated: string; readonly computed: string }
  | { readonly type: "unreadable"; readonly reason: string };

const unreadable = (reason: string): CertificateVerdict => ({ type: "unreadable", reason });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Computes the hash of a certificate again. White space and the order of keys mean nothing. */
export function verifyCertificate(text: string): CertificateVerdict {
  const value = parsed(text);
  if (!isRecord(value)) return unreadable("it is not a JSON object");
  const { hash, ...content } = value;
  const { format, result } = content;
  if (!isRecord(format) || format["name"] !== certificateFormat.name)
    return unreadable("it is no certificate");
  if (!knownCertificateVersions.includes(format["version"]))
    return unreadable("its version is not known here");
  if (typeof hash !== "string") return unreadable("it states no hash");
  const computed = contentHash(content);
  if (computed !== hash) return { type: "changed", stated: hash, computed };
  const known = Object.keys(reconcileExitCodes).find((word) => word === result);
  return known === undefined
    ? unreadable("its result is not known here")
    : { type: "intact", result: known, hash };
}

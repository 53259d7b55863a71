import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "@confirma-connect/core";

/**
 * What is signed: `raw` is the body byte by byte. The published sample signs the body after it was parsed and written
 * again, which differs when a sender writes JSON otherwise; `rawOrRewritten` accepts that too (both inferred).
 */
export type SignedForm = "raw" | "rawOrRewritten";

/** A delivery's signature check. */
export interface SignatureCheck {
  /** The body exactly as it arrived. */
  readonly body: Uint8Array;
  /** Header X-Finkare-Signature: lower-case hexadecimal HMAC-SHA256 (seen). */
  readonly signature: string | undefined;
  /** The secrets in use; two while one is being replaced. Used as they are written, `whsec_…` included. */
  readonly secrets: readonly Secret[];
  readonly form: SignedForm;
}

/** Whether one of the secrets signed the body; in constant time, and every secret is tried whatever was found. */
export function isSigned({ body, signature, secrets, form }: SignatureCheck): boolean {
  if (signature === undefined || !/^[0-9a-f]{64}$/u.test(signature)) return false;
  const given = Buffer.from(signature, "hex");
  const bodies = form === "raw" ? [body] : [body, ...rewritten(body)];
  const matches = bodies.flatMap((bytes) =>
    secrets.map((secret) =>
      timingSafeEqual(createHmac("sha256", secret.reveal()).update(bytes).digest(), given),
    ),
  );
  return matches.includes(true);
}

function rewritten(body: Uint8Array): readonly Uint8Array[] {
  try {
    return [Buffer.from(JSON.stringify(JSON.parse(Buffer.from(body).toString("utf8"))), "utf8")];
  } catch {
    // Not JSON: then only the raw body can have been signed.
    return [];
  }
}

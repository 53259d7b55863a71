import { createHash, hash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** SHA-256 (hex) of text. */
export const hashText = (text: string): string => hash("sha256", text, "hex");

/** SHA-256 (hex) of content: independent of key order, white space and number notation. */
export const contentHash = (content: unknown): string => hashText(canonicalJson(content));

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Our key for one step, as it is written into the vendor's document: `CC` and 13 characters of
 * Crockford base 32 (65 bits of SHA-256). It depends on nothing that changes, so it never expires.
 */
export function stepKey(
  parts: readonly [client: string, kind: string, identifier: string, step: string],
): string {
  const digest = createHash("sha256").update(JSON.stringify(parts), "utf8").digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 9)) bits = (bits << 8n) | BigInt(byte);
  let key = "";
  for (let position = 0; position < 13; position += 1) {
    key = `${alphabet.charAt(Number(bits & 31n))}${key}`;
    bits >>= 5n;
  }
  return `CC${key}`;
}

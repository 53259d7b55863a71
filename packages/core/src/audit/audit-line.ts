import { canonicalJson } from "../mapping/canonical-json.ts";
import { hashText } from "../mapping/content-hash.ts";
import type { AuditFact, AuditLink } from "./audit-entry.ts";

const opening = ',"hash":"';
const closing = '"}';
const hashLength = 64;
const tail = opening.length + hashLength + closing.length;

/** What stands before the first entry in place of a hash. */
export const noHash = "0".repeat(hashLength);

/** An entry with its hash, as one line of JSON: how the journal is stored and exported. */
export interface SealedLine {
  readonly sequence: number;
  readonly hash: string;
  readonly text: string;
}

/**
 * Joins a fact to the chain. The hash is SHA-256 of the entry's canonical JSON (RFC 8785: keys sorted, no
 * white space, UTF-8); the line is that text with `"hash"` added as its last member.
 */
export function sealLine(fact: AuditFact, { sequence, previous }: AuditLink): SealedLine {
  const entry = canonicalJson({ ...fact, sequence, previous });
  const hash = hashText(entry);
  return { sequence, hash, text: `${entry.slice(0, -1)}${opening}${hash}${closing}` };
}

/** A line taken apart; nothing of it is believed yet. */
export interface OpenedLine {
  /** The text that was hashed. */
  readonly entry: string;
  /** The hash that the line claims. */
  readonly hash: string;
}

/** Takes a line apart, or undefined when it has no hash at its end. */
export function openLine(text: string): OpenedLine | undefined {
  const end = text.length - tail;
  if (end < 1 || !text.startsWith(opening, end) || !text.endsWith(closing)) return undefined;
  const hash = text.slice(end + opening.length, -closing.length);
  return /^[0-9a-f]+$/u.test(hash) ? { entry: `${text.slice(0, end)}}`, hash } : undefined;
}

/** The hash to which the next entry is joined: the one at the end of the line, else that of what is there. */
export const hashAfter = (text: string): string => openLine(text)?.hash ?? hashText(text);

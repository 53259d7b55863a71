import { contentHash } from "../mapping/content-hash.ts";
import type { ComparedDocument, ExpectedDocument } from "./compared-document.ts";

/** A document with the SHA-256 of what it says: not of how it was found. */
export type Hashed<D> = D & { readonly hash: string };

/** Hashes a document while all of it is there. */
export function hashed<D extends ComparedDocument & Partial<Pick<ExpectedDocument, "origin">>>(
  document: D,
): Hashed<D> {
  const { identities: _, origin: __, ...content } = document;
  return { ...document, hash: contentHash(content) };
}

const nothing: readonly string[] = [];

/** What is left to keep of a document whose counterpart is found: a hundred thousand of them have to fit. */
export function light<D extends ComparedDocument>(document: D): D {
  const { rows: _, ...rest } = document;
  // The cast says what the compiler cannot see: only an optional member is gone.
  return { ...rest, identities: nothing } as D;
}

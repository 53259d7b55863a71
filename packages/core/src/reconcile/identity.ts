import type { DocumentKind } from "../ports/manifest.ts";

/** `CC` and 13 characters of Crockford base 32: how our key is written into the vendor's documents. */
const ownKey = /\bCC[0-9A-HJKMNP-TV-Z]{13}\b/u;

/** Our key anywhere in a text. It belongs to one step of one document, so it needs no kind. */
export const keyIdentity = (text: string): string | undefined => {
  const key = ownKey.exec(text)?.[0];
  return key === undefined ? undefined : `key:${key}`;
};

/** A caller's identifier (an invoice: its number). */
export const identifierIdentity = (kind: DocumentKind, identifier: string): string =>
  `${kind}:id:${identifier}`;

/** An identifier that the accounting system gave. */
export const vendorIdentity = (kind: DocumentKind, vendorId: string): string => `${kind}:vendor:${vendorId}`;

/** Whether a document says by itself that we made it. */
export const carriesOwnKey = (identities: readonly string[]): boolean =>
  identities.some((identity) => identity.startsWith("key:"));

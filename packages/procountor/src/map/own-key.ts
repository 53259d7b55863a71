// `CC` and 13 characters of Crockford base 32, in brackets or not (see RenderContext.keyOf in core).
const mark = /\[?\b(CC[0-9A-HJKMNP-TV-Z]{13})\b\]?/;

/** A vendor's text taken apart into our key, if it holds one, and the other words. */
export interface MarkedText {
  readonly key: string | undefined;
  readonly words: string | undefined;
}

/** How our key stands in a text of Procountor. */
export const markOf = (key: string): string => `[${key}]`;

/** Characters that the mark takes behind other words: a space, brackets and the key. */
export const markLength = 18;

/** Finds our key in a text of Procountor. */
export function takeOwnKey(text: string | undefined): MarkedText {
  const key = text === undefined ? undefined : mark.exec(text)?.[1];
  const words = text?.replace(mark, " ").replace(/\s+/gu, " ").trim();
  return { key, words: words === "" ? undefined : words };
}

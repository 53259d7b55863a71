// `CC` and 13 characters of Crockford base 32, in brackets or not (see RenderContext.keyOf in core).
const mark = /\[?\b(CC[0-9A-HJKMNP-TV-Z]{13})\b\]?/;

/** A vendor's text taken apart into our key, if it holds one, and the other words. */
export interface MarkedText {
  readonly key: string | undefined;
  readonly words: string | undefined;
}

/** Finds our key in a text of Netvisor. */
export function takeOwnKey(text: string | undefined): MarkedText {
  const key = text === undefined ? undefined : mark.exec(text)?.[1];
  const words = text?.replace(mark, " ").replace(/\s+/gu, " ").trim();
  return { key, words: words === "" ? undefined : words };
}

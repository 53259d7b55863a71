/** The single-byte character sets that the accounting systems' files are written in. */
export type Charset = "latin1" | "windows-1252" | "iso-8859-15";

// Everything else in the two younger sets is at its Unicode code point, as in latin1.
const windows1252Extras = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
const latin9Extras = new Set("€ŠšŽžŒœŸ");
const latin9Replaced = new Set("¤¦¨´¸¼½¾");

const holds: Readonly<Record<Charset, (character: string) => boolean>> = {
  latin1: isLatin1,
  "windows-1252": (character) =>
    windows1252Extras.has(character) || (isLatin1(character) && !/[\x80-\x9f]/.test(character)),
  "iso-8859-15": (character) =>
    latin9Extras.has(character) || (isLatin1(character) && !latin9Replaced.has(character)),
};

/**
 * The index (in UTF-16 units) of the first character that a character set cannot hold; undefined when the whole
 * text fits. Nothing is replaced or decomposed: `ä` written as `a` and a combining mark does not fit.
 */
export function fitsCharset(text: string, charset: Charset): number | undefined {
  let index = 0;
  for (const character of text) {
    if (!holds[charset](character)) return index;
    index += character.length;
  }
  return undefined;
}

/** Whether a text has control characters (Unicode Cc: C0, DEL, C1) other than line feed, carriage return and tab. */
export function hasControlCharacters(text: string): boolean {
  return /[^\P{Cc}\n\r\t]/u.test(text);
}

function isLatin1(character: string): boolean {
  return character <= "\u00ff";
}

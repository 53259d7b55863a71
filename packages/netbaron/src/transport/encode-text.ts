import { InvariantError } from "@confirma-connect/core";

// The eight places where ISO-8859-15 differs from Latin-1.
const latin9: ReadonlyMap<string, number> = new Map([
  ["€", 0xa4],
  ["Š", 0xa6],
  ["š", 0xa8],
  ["Ž", 0xb4],
  ["ž", 0xb8],
  ["Œ", 0xbc],
  ["œ", 0xbd],
  ["Ÿ", 0xbe],
]);

/** Character sets of our files. */
export type TextCharset = "utf-8" | "iso-8859-15";

/** The character set that a content type names; UTF-8 when it names none of ours. */
export const charsetOf = (contentType: string): TextCharset =>
  /charset=iso-8859-15/iu.test(contentType) ? "iso-8859-15" : "utf-8";

/**
 * A text as bytes.
 *
 * @throws InvariantError for a character that the set does not have; `render` refuses such texts before.
 */
export function encodeText(text: string, charset: TextCharset): Uint8Array {
  if (charset === "utf-8") return Buffer.from(text, "utf8");
  return Uint8Array.from([...text], (character) => {
    const special = latin9.get(character);
    const code = special ?? character.codePointAt(0) ?? 0;
    if (special === undefined && (code > 0xff || [...latin9.values()].includes(code))) {
      throw new InvariantError("a character that ISO-8859-15 does not have reached the writer");
    }
    return code;
  });
}

/** Bytes as text. */
export const decodeText = (bytes: Uint8Array, charset: TextCharset): string =>
  new TextDecoder(charset).decode(bytes);

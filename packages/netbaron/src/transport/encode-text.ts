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

const latin9Codes: ReadonlySet<number> = new Set(latin9.values());

/** Character sets of our files. */
export type TextCharset = "utf-8" | "iso-8859-1" | "iso-8859-15";

/** The character set that a content type names; UTF-8 when it names none of ours. */
export const charsetOf = (contentType: string): TextCharset =>
  contentType.includes("charset=iso-8859-15")
    ? "iso-8859-15"
    : contentType.includes("charset=iso-8859-1")
      ? "iso-8859-1"
      : "utf-8";

/**
 * A text as bytes.
 *
 * @throws InvariantError for a character that the set does not have; `render` refuses such texts before.
 */
export function encodeText(text: string, charset: TextCharset): Uint8Array {
  if (charset === "utf-8") return Buffer.from(text, "utf8");
  return Uint8Array.from([...text], (character) => {
    const special = charset === "iso-8859-15" ? latin9.get(character) : undefined;
    const code = special ?? character.codePointAt(0) ?? 0;
    const replaced = charset === "iso-8859-15" && special === undefined && latin9Codes.has(code);
    if (code > 0xff || replaced) {
      throw new InvariantError("a character that the character set does not have reached the writer");
    }
    return code;
  });
}

/** Bytes of a file as text; undefined when they are not text in this character set. */
export function decodeText(bytes: Uint8Array, charset: TextCharset): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

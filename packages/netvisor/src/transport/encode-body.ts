/** How the text of a message becomes bytes. */
export type BodyEncoding = "utf-8" | "iso-8859-15";

// The eight places where ISO-8859-15 differs from ISO-8859-1.
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
const replaced: ReadonlySet<number> = new Set(latin9.values());

/**
 * Encodes an XML message. A character that ISO-8859-15 lacks becomes a character reference, which XML readers
 * resolve whatever the encoding; element and attribute names are ASCII, so every place allows one.
 */
export function encodeBody(xml: string, encoding: BodyEncoding): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(xml, "utf8");
  const bytes = [...xml].flatMap(latin9Bytes);
  return Uint8Array.from(bytes);
}

function latin9Bytes(character: string): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  const own = latin9.get(character);
  if (own !== undefined) return [own];
  if (code <= 0xff && !replaced.has(code)) return [code];
  return [...Buffer.from(`&#${code};`, "latin1")];
}

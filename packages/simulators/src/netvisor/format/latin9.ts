/** Characters that ISO-8859-15 has at another place than ISO-8859-1, and the byte of each. */
const MOVED: ReadonlyMap<string, number> = new Map([
  ["€", 0xa4],
  ["Š", 0xa6],
  ["š", 0xa8],
  ["Ž", 0xb4],
  ["ž", 0xb8],
  ["Œ", 0xbc],
  ["œ", 0xbd],
  ["Ÿ", 0xbe],
]);
const AT_BYTE: ReadonlyMap<number, string> = new Map([...MOVED].map(([letter, byte]) => [byte, letter]));

/** The first character that ISO-8859-15 cannot hold, if any. */
export function outsideLatin9(text: string): string | undefined {
  return [...text].find((letter) => !MOVED.has(letter) && !isPlainLatin9(letter));
}

/** The text with every character outside ISO-8859-15 replaced by a question mark. */
export function replaceOutsideLatin9(text: string): string {
  return [...text].map((letter) => (outsideLatin9(letter) === undefined ? letter : "?")).join("");
}

/** Decodes ISO-8859-15 bytes. */
export function decodeLatin9(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => AT_BYTE.get(byte) ?? String.fromCharCode(byte)).join("");
}

/** Decodes UTF-8, or undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8: the caller falls back to ISO-8859-15, which every byte sequence is.
    return undefined;
  }
}

function isPlainLatin9(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code <= 0xff && !AT_BYTE.has(code);
}

/** Bytes in a named character set, or undefined when they are not in it. A byte order mark is dropped. */
export function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not in that character set, or no such set: the caller decides what that means.
    return undefined;
  }
}

/** Any charset is taken for CSV: UTF-16 by its mark, UTF-8 when the bytes are, else Windows-1252. */
export function decodeAny(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return decodeAs(bytes, mark) ?? new TextDecoder("windows-1252").decode(bytes);
}

/** Finvoice: the charset its declaration names, UTF-8 without one. */
export function decodeDeclared(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 200));
  const label = /^[^<]*<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(start)?.[1] ?? "utf-8";
  return ["utf-8", "iso-8859-15", "iso-8859-1"].includes(label.toLowerCase())
    ? decodeAs(bytes, label)
    : undefined;
}

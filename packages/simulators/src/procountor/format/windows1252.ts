/** Characters Windows-1252 has in the range 0x80 to 0x9F. */
const HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

function fits(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x20) return letter === "\n" || letter === "\r" || letter === "\t";
  return code <= 0x7e || (code >= 0xa0 && code <= 0xff) || HIGH.includes(letter);
}

/** Whether every character exists in Windows-1252. */
export function isWindows1252(text: string): boolean {
  return [...text].every(fits);
}

/** The text with every other character replaced by a question mark. */
export function replaceForeign(text: string): string {
  return [...text].map((letter) => (fits(letter) ? letter : "?")).join("");
}

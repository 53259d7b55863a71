/**
 * The remainder by 97 of a text of digits and letters (A is 10 … Z is 35), as ISO 7064 uses it for IBAN and RF.
 * The text must hold nothing else.
 */
function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** The two check digits that ISO 7064 puts between a prefix such as `RF` or `FI` and a body. */
export function mod97CheckDigits(prefix: string, body: string): string {
  return String(98 - mod97(`${body}${prefix}00`)).padStart(2, "0");
}

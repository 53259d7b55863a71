const WEIGHTS = [7, 3, 1];

/** A Finnish bank reference (viitenumero): the digits of `base` and their check digit. */
export function withCheckDigit(base: string): string {
  return `${base}${checkDigit(base)}`;
}

/** Whether the text is a Finnish bank reference with a correct check digit, or an RF reference. */
export function isBankReference(text: string): boolean {
  const digits = text.replaceAll(" ", "").replace(/^0+/, "");
  if (/^RF\d{2}[0-9A-Z]{1,21}$/.test(digits)) return rfRemainder(digits) === 1n;
  if (!/^\d{4,20}$/.test(digits)) return false;
  return digits.at(-1) === String(checkDigit(digits.slice(0, -1)));
}

function checkDigit(base: string): number {
  const sum = [...base]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (WEIGHTS[place % 3] ?? 0), 0);
  return (10 - (sum % 10)) % 10;
}

function rfRemainder(reference: string): bigint {
  const moved = `${reference.slice(4)}${reference.slice(0, 4)}`;
  const digits = [...moved].map((letter) => String(Number.parseInt(letter, 36))).join("");
  return BigInt(digits) % 97n;
}

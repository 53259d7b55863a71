const WEIGHTS = [7, 3, 1];

/** A Finnish reference code: the digits of `base` and their check digit. */
export function finnishReference(base: string): string {
  return `${base}${checkDigit(base)}`;
}

/** Whether the text is a Finnish reference code of 4 to 20 digits with a correct check digit. */
export function isFinnishReference(text: string): boolean {
  return /^\d{4,20}$/.test(text) && text.endsWith(String(checkDigit(text.slice(0, -1))));
}

/** Whether the text is a creditor reference (ISO 11649), `RF` and up to 23 more characters. */
export function isCreditorReference(text: string): boolean {
  return /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && remainderOf97(text) === 1n;
}

/** Whether the text is an IBAN without spaces whose check digits fit. */
export function isIban(text: string): boolean {
  if (text.startsWith("FI") && text.length !== 18) return false;
  return /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(text) && remainderOf97(text) === 1n;
}

function checkDigit(base: string): number {
  const sum = [...base]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (WEIGHTS[place % 3] ?? 0), 0);
  return (10 - (sum % 10)) % 10;
}

function remainderOf97(text: string): bigint {
  const digits = [...`${text.slice(4)}${text.slice(0, 4)}`].map((letter) =>
    String(Number.parseInt(letter, 36)),
  );
  return BigInt(digits.join("")) % 97n;
}

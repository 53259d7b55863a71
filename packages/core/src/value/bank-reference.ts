import { mod97CheckDigits } from "./mod-97.ts";

/**
 * A payment reference as it was received, in its compact form. The check is a finding, not a condition: the
 * agency's own published example has RF references that fail it.
 */
export interface BankReference {
  /** RF for an ISO 11649 creditor reference, FI for everything else. */
  readonly kind: "FI" | "RF";
  /** Without spaces, in upper case; a Finnish reference also without leading zeros. */
  readonly value: string;
  readonly valid: boolean;
}

/** Reads a reference in machine or printed form; text of neither kind is an FI reference that is not valid. */
export function parseBankReference(text: string): BankReference {
  const compact = text.replace(/\s/gu, "").toUpperCase();
  if (compact.startsWith("RF")) return { kind: "RF", value: compact, valid: isRfReference(compact) };
  const valid = compact.length <= 20 && isFinnishReference(withoutLeadingZeros(compact));
  return { kind: "FI", value: withoutLeadingZeros(compact), valid };
}

/** Whether a text in any written form is a reference with right check digits. */
export function isValidBankReference(text: string): boolean {
  return parseBankReference(text).valid;
}

/**
 * Appends the check digit to the base of a Finnish reference (viitenumero): weights 7, 3, 1 from the right.
 *
 * @throws RangeError when the base has not 3–19 digits after its leading zeros.
 */
export function createFinnishReference(base: string): string {
  const significant = withoutLeadingZeros(base);
  if (!/^\d{3,19}$/.test(significant)) {
    throw new RangeError("The base of a Finnish reference must have 3–19 digits");
  }
  return significant + finnishCheckDigit(significant);
}

/**
 * Puts `RF` and the check digits before the body of an ISO 11649 reference. In Finland the body is a complete
 * Finnish reference with its own check digit; that is for the caller to give.
 *
 * @throws RangeError when the body has not 1–21 letters and digits.
 */
export function createRfReference(body: string): string {
  const upper = body.toUpperCase();
  if (!/^[0-9A-Z]{1,21}$/.test(upper)) {
    throw new RangeError("The body of an RF reference must have 1–21 letters and digits");
  }
  return `RF${mod97CheckDigits("RF", upper)}${upper}`;
}

/** The Finnish reference inside an RF reference, for files that carry only those; undefined when there is none. */
export function finnishReferenceOfRf(text: string): string | undefined {
  const { kind, value, valid } = parseBankReference(text);
  const body = withoutLeadingZeros(value.slice(4));
  return kind === "RF" && valid && isFinnishReference(body) ? body : undefined;
}

/** The form for people: a Finnish reference in fives from the right (`12 34561`), RF in fours from the left. */
export function formatReferencePrinted({ kind, value }: BankReference): string {
  return kind === "RF" ? value.replace(/(.{4})(?=.)/gu, "$1 ") : value.replace(/(.)(?=(?:.{5})+$)/gu, "$1 ");
}

/** The form for bank files: a Finnish reference zero-filled to 20 digits, RF without spaces. */
export function formatReferenceMachine({ kind, value }: BankReference): string {
  return kind === "RF" ? value : value.padStart(20, "0");
}

function isFinnishReference(significant: string): boolean {
  return (
    /^\d{4,20}$/.test(significant) && finnishCheckDigit(significant.slice(0, -1)) === significant.slice(-1)
  );
}

// Comparing with the digits that would be created also refuses 00, 01 and 99, which no creator ever writes.
function isRfReference(compact: string): boolean {
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(compact)) return false;
  return mod97CheckDigits("RF", compact.slice(4)) === compact.slice(2, 4);
}

function finnishCheckDigit(base: string): string {
  const weights = [7, 3, 1] as const;
  const sum = [...base]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0);
  return String((10 - (sum % 10)) % 10);
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/^0+/, "");
}

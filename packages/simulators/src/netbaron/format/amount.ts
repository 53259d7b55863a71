/** Far below the safe integers, so that sums of many rows stay exact. */
const LARGEST_CENTS = 10n ** 13n;

/** Reads a decimal with at most two decimals that are not zero as integer cents; undefined for anything else. */
export function parseCents(text: string, separator: "." | "," | "either"): number | undefined {
  const plain = separator === "." ? text : text.replace(",", ".");
  if (separator === "," && text.includes(".")) return undefined;
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,5}))?$/.exec(plain);
  if (match === null) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = match;
  if (/[1-9]/.test(fraction.slice(2))) return undefined;
  const cents = BigInt(whole + fraction.slice(0, 2).padEnd(2, "0"));
  if (cents > LARGEST_CENTS) return undefined;
  return cents === 0n ? 0 : Number(sign === "-" ? -cents : cents);
}

/** Cents as a decimal with two decimals. */
export function printCents(cents: number, separator: "." | ","): string {
  const absolute = Math.abs(cents);
  const fraction = String(absolute % 100).padStart(2, "0");
  return `${cents < 0 ? "-" : ""}${Math.floor(absolute / 100)}${separator}${fraction}`;
}

/** The tax on a net amount in cents at a rate in hundredths of a percent, rounded half away from zero. */
export function taxOn(cents: number, basisPoints: number): number {
  return divideRounded(BigInt(cents) * BigInt(basisPoints), 10_000n);
}

/** The tax inside a gross amount in cents. */
export function taxInside(cents: number, basisPoints: number): number {
  return cents - divideRounded(BigInt(cents) * 10_000n, 10_000n + BigInt(basisPoints));
}

function divideRounded(numerator: bigint, denominator: bigint): number {
  const top = numerator < 0n ? -numerator : numerator;
  const rounded = Number((top * 2n + denominator) / (denominator * 2n));
  return numerator < 0n && rounded !== 0 ? -rounded : rounded;
}

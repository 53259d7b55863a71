/** Reads a percentage with up to three decimals as hundredths of a percent; undefined for anything finer or else. */
export function parseBasisPoints(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = (match[2] ?? "").padEnd(3, "0");
  if (!fraction.endsWith("0")) return undefined;
  return Number(`${match[1] ?? "0"}${fraction.slice(0, 2)}`);
}

/** Hundredths of a percent as a decimal without needless zeros: 2550 is `25.5`. */
export function printBasisPoints(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const whole = Math.floor(basisPoints / 100);
  return fraction === "" ? `${whole}` : `${whole}.${fraction}`;
}

import { type Decimal, type FindingList, normaliseDecimal } from "@confirma-connect/core";

/** What a number is checked with. */
interface NumberRule {
  readonly findings: FindingList;
  /** Most decimals; more are refused, never rounded. */
  readonly decimals: number;
}

/** Checks that a unit price or a quantity has no more decimals than the message can hold. */
export function checkDecimals(value: Decimal, pointer: string, { findings, decimals }: NumberRule): void {
  // A number such as 1e-300 has few digits and hundreds of decimals.
  const { scale } = normaliseDecimal(value);
  if (scale <= decimals) return;
  const message = `the number has ${scale} decimals, ${decimals} are sent at most (option readings.numberDecimals)`;
  findings.refuse("ACC_DOCUMENT_AMOUNT_PRECISION", pointer, message);
}

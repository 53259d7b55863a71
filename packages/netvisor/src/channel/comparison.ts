import { type Problem, problem, type Sighting } from "@confirma-connect/core";

/** What came of comparing the books with what was sent. */
export interface Comparison {
  readonly differences: readonly Problem[];
  /** Whether every fact was there to be compared; one that is missing is neither equal nor different. */
  readonly whole: boolean;
}

/** Everything was there and equal. */
export const equal: Comparison = { differences: [], whole: true };

/** Nobody can tell: a fact is missing on one side. */
export const missing: Comparison = { differences: [], whole: false };

/** A difference between the books and what was sent, in words without personal data. */
export const differing = (message: string): Comparison => ({
  differences: [problem("ACC_ANSWER_DIFFERS", { message, severity: "warning" })],
  whole: true,
});

/** Several comparisons as one. */
export const together = (...parts: readonly Comparison[]): Comparison => ({
  differences: parts.flatMap(({ differences }) => differences),
  whole: parts.every(({ whole }) => whole),
});

/** Compares one fact; `what` names it in words. Neither value is quoted. */
export function compareFact(what: string, sent: string | undefined, stored: string | undefined): Comparison {
  if (sent === undefined || stored === undefined) return missing;
  return sent === stored ? equal : differing(`the ${what} in the books is not the one that was sent`);
}

/** Like {@link compareFact}, for an amount with a point and two decimals; amounts are quoted. */
export function compareAmount(
  what: string,
  sent: string | undefined,
  stored: string | undefined,
): Comparison {
  if (sent === undefined || stored === undefined) return missing;
  return sent === stored ? equal : differing(`the ${what} in the books is ${stored}, not ${sent}`);
}

/** Texts that differ in white space only say the same: answers are indented and trimmed. */
export const squeezed = (text: string | undefined): string | undefined => text?.replace(/\s+/gu, " ").trim();

/** References are printed in groups and with leading zeros; both say the same. */
export const plainReference = (reference: string | undefined): string | undefined =>
  reference?.replace(/\s/gu, "").replace(/^0+/u, "").toUpperCase();

/** Found: read back only when every fact was compared and is equal. */
export const foundAs = (vendorId: string, { differences, whole }: Comparison): Sighting => ({
  type: "found",
  vendorId,
  evidence: whole && differences.length === 0 ? "readBack" : "identified",
  differences,
});

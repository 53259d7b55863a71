import type { FindingList } from "@confirma-connect/core";

/** Longest Netvisor key that we take, in digits; published ones have up to nine. */
export const netvisorKeyLength = 18;

/** What a number is checked with. */
interface NumberRule {
  readonly findings: FindingList;
  /** Most digits. */
  readonly longest: number;
  /** What the number is, in the plural, for the message. */
  readonly what?: string;
}

/** Checks a number that Netvisor takes in digits only (seen); it is kept as it is written. */
export function checkInvoiceNumber(text: string, pointer: string, rule: NumberRule): void {
  const { findings, longest, what = "invoice numbers" } = rule;
  if (/^[1-9]\d*$/u.test(text) && text.length <= longest) return;
  const message = `Netvisor takes ${what} of 1 to ${longest} digits without leading zeros`;
  findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
}

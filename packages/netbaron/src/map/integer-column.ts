import type { FindingList } from "@confirma-connect/core";

/** A word for a column that NetBaron reads as an integer of 1 to 9 digits; other words are findings. */
export function integerColumn(findings: FindingList, text: string, pointer: string, what: string): string {
  if (text !== "" && !/^\d{1,9}$/u.test(text)) {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, `NetBaron takes ${what} of 1 to 9 digits`);
  }
  return text;
}

import { type ErrorCode, type Problem, problem } from "@confirma-connect/core";

/** Where a refusal belongs, per code of the sandbox. */
const table: Readonly<Record<string, { readonly code: ErrorCode; readonly pointer?: string }>> = {
  INVALID_DATA: { code: "ACC_REFUSED_INVALID_DATA" },
  TOO_LARGE: { code: "ACC_REFUSED_TOO_LARGE" },
  UNBALANCED: { code: "ACC_REFUSED_INVALID_DATA" },
  ACCOUNT_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND" },
  CLASS_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND" },
  VAT_CODE_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND" },
  DIMENSION_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND" },
  CUSTOMER_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND" },
  INVOICE_UNKNOWN: { code: "ACC_REFUSED_NOT_FOUND", pointer: "/invoiceNumber" },
  PERIOD_LOCKED: { code: "ACC_REFUSED_PERIOD_LOCKED" },
  NUMBER_TAKEN: { code: "ACC_REFUSED_NUMBER_TAKEN", pointer: "/header/number" },
};

/** The problem that a code of the sandbox means; undefined for a code without a documented meaning. */
export function vendorProblem(code: string): Problem | undefined {
  const entry = Object.hasOwn(table, code) ? table[code] : undefined;
  if (entry === undefined) return undefined;
  return problem(entry.code, entry.pointer === undefined ? {} : { pointer: entry.pointer });
}

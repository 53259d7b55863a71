import { type Problem, problem } from "../rules/problem.ts";
import { formatPercentage, type Percentage } from "../value/percentage.ts";
import type { AccountPlan } from "./account-plan.ts";

/** A mapped word, or the problem that says why there is none. */
export type Mapped = { readonly value: string } | { readonly problem: Problem };

/** An entry of the plan itself, never one of its prototype: callers choose the words that are looked up. */
const entry = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** Maps an account number of the agency's document. */
export function mapAccount(plan: AccountPlan, account: string, pointer: string): Mapped {
  const mapped = entry(plan.accounts.map, account);
  if (mapped !== undefined) return { value: mapped };
  if (plan.accounts.unlisted === "asIs") return { value: account };
  const message = `account ${account} is not in the account plan`;
  return { problem: problem("ACC_MAPPING_ACCOUNT", { pointer, message }) };
}

/** What is known about a row's VAT. */
export interface VatQuestion {
  readonly code: string | undefined;
  readonly percentage: Percentage;
  readonly pointer: string;
}

/** Maps a VAT code and percentage: the most specific rule wins (both, then code, then percentage). */
export function mapVatCode(plan: AccountPlan, { code, percentage, pointer }: VatQuestion): Mapped {
  const percent = Number(formatPercentage(percentage, "."));
  const fitting = plan.vatCodes.filter(
    (rule) => rule.code === code && (rule.percentage === undefined || rule.percentage === percent),
  );
  const exact = fitting.find((rule) => rule.percentage !== undefined) ?? fitting[0];
  if (exact !== undefined) return { value: exact.target };
  const named = code === undefined ? "without a VAT code" : `with VAT code ${code}`;
  const message = `a row ${named} at ${formatPercentage(percentage, ".")} % is not in the account plan`;
  return { problem: problem("ACC_MAPPING_VAT_CODE", { pointer, message }) };
}

/** Maps a dimension type to the name of the dimension. */
export function mapDimension(plan: AccountPlan, type: string, pointer: string): Mapped {
  const name = entry(plan.dimensions, type);
  if (name !== undefined) return { value: name };
  const message = `dimension type ${type} is not in the account plan`;
  return { problem: problem("ACC_MAPPING_DIMENSION", { pointer, message }) };
}

/** Maps a document type to the full name of the document class. */
export function mapDocumentClass(plan: AccountPlan, type: string, pointer: string): Mapped {
  const name = entry(plan.documentClasses, type);
  if (name !== undefined) return { value: name };
  const message = `document type ${type} is not in the account plan`;
  return { problem: problem("ACC_MAPPING_DOCUMENT_CLASS", { pointer, message }) };
}

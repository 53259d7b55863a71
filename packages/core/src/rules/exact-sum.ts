import type { MinorUnits } from "../value/minor-units.ts";
import { type Problem, problem } from "./problem.ts";

/** Whether amounts of an answer can be added up exactly in any order; each alone can be, together they need not. */
export function checkExactSum(amounts: readonly MinorUnits[], pointer: string): readonly Problem[] {
  const largest = amounts.reduce((sum, amount) => sum + Math.abs(amount), 0);
  if (largest <= Number.MAX_SAFE_INTEGER) return [];
  const message = "the amounts are too large to be added up exactly";
  const advice = "Have the amounts corrected at the agency and pull again, or book this one by hand.";
  return [problem("ACC_DOCUMENT_AMOUNT_PRECISION", { pointer, message, advice })];
}

import type { Reconciliation } from "./reconciliation.ts";

/**
 * What a command ends with after reconciling. The numbers are those of the other commands: a difference is a finding,
 * and what could not be compared is not settled. They never change their meaning.
 */
export const reconcileExitCodes = {
  /** Everything that the system gives back was compared, and it is equal. */
  clean: 0,
  /** At least one difference, whatever else could not be compared. */
  differences: 1,
  /** No difference was seen, but not everything could be compared. */
  incomplete: 5,
} as const;

/** How a reconciliation ended, in one word. */
export type ReconcileResult = keyof typeof reconcileExitCodes;

/** The result of a reconciliation; its exit code is in {@link reconcileExitCodes}. */
export function reconcileResult({ differences, isComplete }: Reconciliation): ReconcileResult {
  if (differences.length > 0) return "differences";
  return isComplete ? "clean" : "incomplete";
}

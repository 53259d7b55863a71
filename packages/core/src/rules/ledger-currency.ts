import { type Problem, problem } from "./problem.ts";

/** The currency that ledger documents can carry: their body names none, so it is euros (inferred). */
const ledgerCurrency = "EUR";

/** Whether money of a currency can stand in a ledger document. */
export function checkLedgerCurrency(pointer: string, found: string): readonly Problem[] {
  if (found === ledgerCurrency) return [];
  const message = `${found} cannot be booked: ledger documents are in ${ledgerCurrency}`;
  const advice = "Book it by hand, in the currency of the books.";
  return [problem("ACC_UNSUPPORTED_FEATURE", { pointer, message, advice })];
}

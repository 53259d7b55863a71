import type { Settlement } from "../agency/settlement.ts";
import { checkInvoiceNumber } from "./invoice-number.ts";
import { type Problem, problem } from "./problem.ts";

/** Currencies that ledger documents can carry: their body names none, so it is euros (inferred). */
const ledgerCurrency = "EUR";

function repeated(values: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => (seen.size === seen.add(value).size ? [index] : []));
}

/**
 * What must hold before a settlement can be booked: one currency that the books have, invoice numbers that they can hold,
 * and each allocation once.
 */
export function checkSettlement({ currency, allocations }: Settlement): readonly Problem[] {
  const ofCurrency = (pointer: string, found: string): readonly Problem[] => {
    if (found === ledgerCurrency) return [];
    const message = `${found} cannot be booked: ledger documents are in ${ledgerCurrency}`;
    return [problem("ACC_UNSUPPORTED_FEATURE", { pointer, message })];
  };
  const twice = repeated(allocations.map(({ allocationId }) => allocationId)).map((index) =>
    problem("ACC_DOCUMENT_FIELD_INVALID", {
      pointer: `/allocations/${index}/allocationId`,
      message: "another allocation of this settlement has the same identifier",
    }),
  );
  return [
    ...ofCurrency("/currency", currency),
    ...allocations.flatMap((each, index) => ofCurrency(`/allocations/${index}/currency`, each.currency)),
    ...allocations.flatMap(({ originalInvoiceNumber }, index) =>
      checkInvoiceNumber(originalInvoiceNumber, `/allocations/${index}/originalInvoiceNumber`),
    ),
    ...twice,
  ];
}

import type { Settlement } from "../agency/settlement.ts";
import { checkExactSum } from "./exact-sum.ts";
import { checkInvoiceNumber } from "./invoice-number.ts";
import { checkLedgerCurrency } from "./ledger-currency.ts";
import { type Problem, problem } from "./problem.ts";

function repeated(values: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => (seen.size === seen.add(value).size ? [index] : []));
}

/**
 * What must hold before a settlement can be booked: one currency that the books have, invoice numbers that they can hold,
 * amounts that can be added up, and each allocation once.
 */
export function checkSettlement(settlement: Settlement): readonly Problem[] {
  const { currency, allocations, settlementAmount } = settlement;
  const twice = repeated(allocations.map(({ allocationId }) => allocationId)).map((index) =>
    problem("ACC_DOCUMENT_FIELD_INVALID", {
      pointer: `/allocations/${index}/allocationId`,
      message: "another allocation of this settlement has the same identifier",
    }),
  );
  return [
    ...checkLedgerCurrency("/currency", currency),
    ...allocations.flatMap((each, index) =>
      checkLedgerCurrency(`/allocations/${index}/currency`, each.currency),
    ),
    ...allocations.flatMap(({ originalInvoiceNumber }, index) =>
      checkInvoiceNumber(originalInvoiceNumber, `/allocations/${index}/originalInvoiceNumber`),
    ),
    ...checkExactSum(
      [settlementAmount, ...allocations.map((each) => each.allocatedTotalAmount)],
      "/settlementAmount",
    ),
    ...allocations.flatMap(({ breakdown }, index) =>
      checkExactSum(
        breakdown.map(({ amount }) => amount),
        `/allocations/${index}/breakdown`,
      ),
    ),
    ...twice,
  ];
}

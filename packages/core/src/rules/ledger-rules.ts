import type { LedgerDocument } from "../agency/ledger-document.ts";
import { isValidBusinessId } from "../value/business-id.ts";
import { checkLedgerBalance } from "./ledger-balance.ts";
import { checkLedgerVat } from "./ledger-vat.ts";
import { type Problem, problem } from "./problem.ts";

/** A document of zeros books nothing: an accounting system may drop it, and no look-up could tell whether it did. */
function checkNotEmpty({ ledgerRows }: LedgerDocument): readonly Problem[] {
  if (ledgerRows.some(({ amount, netAmount }) => amount !== 0 || netAmount !== 0)) return [];
  const message = "the amounts of all rows are zero, so there is nothing to book";
  const advice = "Leave the document out, or correct its amounts; single rows may be zero.";
  return [problem("ACC_DOCUMENT_FIELD_INVALID", { pointer: "/ledgerRows", message, advice })];
}

/** All rules of a ledger document: something to book, balance, VAT, and a wrong check digit as a warning. */
export function checkLedgerDocument(document: LedgerDocument): readonly Problem[] {
  const { companyIdentifier } = document;
  const digit: readonly Problem[] =
    companyIdentifier === undefined || isValidBusinessId(companyIdentifier)
      ? []
      : [
          problem("ACC_DOCUMENT_CHECK_DIGIT", {
            pointer: "/companyIdentifier",
            severity: "warning",
            message: "the business id has a wrong check digit; it is kept as received",
          }),
        ];
  return [...checkNotEmpty(document), ...checkLedgerBalance(document), ...checkLedgerVat(document), ...digit];
}

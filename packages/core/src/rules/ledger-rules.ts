import type { LedgerDocument } from "../agency/ledger-document.ts";
import { isValidBusinessId } from "../value/business-id.ts";
import { checkLedgerBalance } from "./ledger-balance.ts";
import { checkLedgerVat } from "./ledger-vat.ts";
import { type Problem, problem } from "./problem.ts";

/** All rules of a ledger document: balance, VAT, and the check digit of the business id as a warning. */
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
  return [...checkLedgerBalance(document), ...checkLedgerVat(document), ...digit];
}

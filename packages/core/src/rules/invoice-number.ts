import { Identifier } from "../agency/common.ts";
import { parseDocument } from "../agency/parse-document.ts";
import { type Problem, problem } from "./problem.ts";

/**
 * Whether an invoice number of an answer can stand in an accounting document, which takes printable lines only. Answers
 * are read more tolerantly, so that one odd number refuses its own posting and no other.
 */
export function checkInvoiceNumber(invoiceNumber: string | undefined, pointer: string): readonly Problem[] {
  if (invoiceNumber === undefined) return [];
  const { problems } = parseDocument(Identifier, invoiceNumber);
  return problems.map(({ code, message }) =>
    problem(code, {
      pointer,
      message: `the invoice number ${message}`,
      advice: "Have the number corrected at the agency and pull again, or book this one by hand.",
    }),
  );
}

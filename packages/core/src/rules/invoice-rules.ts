import { type Invoice, isCreditNote } from "../agency/invoice.ts";
import { parseBankReference } from "../value/bank-reference.ts";
import { isValidBusinessId } from "../value/business-id.ts";
import { compareDates } from "../value/civil-date.ts";
import { isValidIban } from "../value/iban.ts";
import { formatPercentage } from "../value/percentage.ts";
import { isFinnishVatRate } from "../value/vat.ts";
import { checkInvoiceTotals } from "./invoice-totals.ts";
import { type Problem, problem } from "./problem.ts";

const warn = (pointer: string, what: string): Problem =>
  problem("ACC_DOCUMENT_CHECK_DIGIT", {
    pointer,
    severity: "warning",
    message: `${what} has a wrong check digit; it is kept as received`,
  });

function checkDigits({ references, parties }: Invoice): readonly Problem[] {
  const { sellerParty, buyerParty } = parties;
  const iban = sellerParty.paymentDetails?.iban;
  const reference = references.payment;
  return [
    ...(reference !== undefined && !parseBankReference(reference).valid
      ? [warn("/references/payment", "the bank reference")]
      : []),
    ...(iban !== undefined && !isValidIban(iban)
      ? [warn("/parties/sellerParty/paymentDetails/iban", "the IBAN")]
      : []),
    ...(sellerParty.businessId !== undefined && !isValidBusinessId(sellerParty.businessId)
      ? [warn("/parties/sellerParty/businessId", "the business id")]
      : []),
    ...(buyerParty.businessId !== undefined && !isValidBusinessId(buyerParty.businessId)
      ? [warn("/parties/buyerParty/businessId", "the business id")]
      : []),
  ];
}

function checkRates({ rows, header }: Invoice): readonly Problem[] {
  return rows.flatMap(({ vatPercentage }, index) => {
    if (isFinnishVatRate(vatPercentage, header.date)) return [];
    const message = `${formatPercentage(vatPercentage, ".")} % is not a Finnish VAT rate on ${header.date}`;
    const pointer = `/rows/${index}/vatPercentage`;
    return [problem("ACC_DOCUMENT_VAT_RATE", { pointer, message, severity: "warning" })];
  });
}

function checkSign(invoice: Invoice): readonly Problem[] {
  const total = invoice.amounts.totalAmount;
  if (invoice.header.type === "INVOICE" && total < 0) {
    const message = "an invoice of type INVOICE must not have a negative total";
    return [problem("ACC_DOCUMENT_TOTAL_MISMATCH", { pointer: "/amounts/totalAmount", message })];
  }
  if (isCreditNote(invoice) && total > 0) {
    const message = "a credit note must have negative amounts and quantities";
    return [problem("ACC_DOCUMENT_TOTAL_MISMATCH", { pointer: "/amounts/totalAmount", message })];
  }
  return [];
}

/** All rules of an invoice: totals, signs, dates, and check digits and rates as warnings. */
export function checkInvoice(invoice: Invoice): readonly Problem[] {
  const { date, dueDate } = invoice.header;
  const order: readonly Problem[] =
    compareDates(dueDate, date) < 0
      ? [
          problem("ACC_DOCUMENT_DATE_ORDER", {
            pointer: "/header/dueDate",
            message: "the due date is before the invoice date",
          }),
        ]
      : [];
  return [
    ...checkInvoiceTotals(invoice),
    ...checkSign(invoice),
    ...order,
    ...checkDigits(invoice),
    ...checkRates(invoice),
  ];
}

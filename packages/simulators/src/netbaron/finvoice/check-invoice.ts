import { periodRefusal } from "../book/check-period.ts";
import type { Refusal, RefusalCode } from "../failure.ts";
import { taxOn } from "../format/amount.ts";
import type { Intake } from "../intake.ts";
import type { InvoiceMessage } from "./read-invoice.ts";

/** A cent for each row: senders round the tax per row or per rate. */
const ROUNDING_CENTS = 1;

/** Every reason against the content of an invoice: totals, VAT specification, registers, period, duplicate. */
export function checkInvoice(intake: Intake, message: InvoiceMessage): readonly Refusal[] {
  return [...totalRefusals(message), ...vatRefusals(message), ...registerRefusals(intake, message)];
}

function totalRefusals(message: InvoiceMessage): readonly Refusal[] {
  const rows = message.rows.reduce((sum, row) => sum + row.netCents, 0);
  return listed([
    message.grossCents < 0 &&
      reason("arithmetic", "An INV01 is not negative", "InvoiceTotalVatIncludedAmount"),
    rows !== message.netCents &&
      reason("arithmetic", "The rows do not make the total", "InvoiceTotalVatExcludedAmount"),
    message.netCents + message.vatCents + message.roundingCents !== message.grossCents &&
      reason("arithmetic", "Net and tax do not make the total", "InvoiceTotalVatIncludedAmount"),
    message.instructedCents !== (message.status === "PAID" ? message.instructedCents : message.grossCents) &&
      reason("arithmetic", "The amount to pay is not the total", "EpiInstructedAmount"),
  ]);
}

function vatRefusals(message: InvoiceMessage): readonly Refusal[] {
  const { vatLines, rows } = message;
  if (vatLines.length === 0 && message.vatCents === 0) return [];
  const base = vatLines.reduce((sum, line) => sum + line.baseCents, 0);
  const tax = vatLines.reduce((sum, line) => sum + line.taxCents, 0);
  const found = listed([
    base !== message.netCents &&
      reason("arithmetic", "The VAT specification does not make the net total", "VatBaseAmount"),
    tax !== message.vatCents &&
      reason("arithmetic", "The VAT specification does not make the tax total", "VatRateAmount"),
  ]);
  const perRate = vatLines.flatMap((line): readonly Refusal[] => {
    const own = rows.filter((row) => row.basisPoints === line.basisPoints);
    const net = own.reduce((sum, row) => sum + row.netCents, 0);
    const tolerance = ROUNDING_CENTS * Math.max(1, own.length);
    return listed([
      net !== line.baseCents &&
        reason("arithmetic", "The rows of the rate do not make its base", "VatBaseAmount"),
      Math.abs(taxOn(line.baseCents, line.basisPoints) - line.taxCents) > tolerance &&
        reason("arithmetic", "The tax is not the rate's", "VatRateAmount"),
    ]);
  });
  return [...found, ...perRate];
}

function registerRefusals(intake: Intake, message: InvoiceMessage): readonly Refusal[] {
  const { company, readings, book } = intake;
  const inUse = (number: string): boolean =>
    number === "" || company.accounts.some((account) => account.number === number && account.active);
  const isCentre = (number: string): boolean =>
    number === "" || company.costCentres.some((centre) => centre.number === number);
  const seller = message.sellerIdentifier;
  const required = readings.paymentDetails === "required";
  return listed([
    message.origin !== "Original" && reason("invoiceType", "Only an original is booked", "OriginCode"),
    message.status === "PARTLYPAID" &&
      reason("structure", "PaymentStatusCode knows PAID and NOTPAID only", "PaymentStatusCode"),
    !message.rows.every((row) => inUse(row.account)) &&
      reason("accountUnknown", "An account is not in the chart or not in use", "InvoiceRow"),
    !message.rows.every((row) => isCentre(row.costCentre)) &&
      reason("costCentreUnknown", "A cost centre does not exist", "RowCostcenter"),
    readings.foreignSeller === "refuse" &&
      seller !== "" &&
      seller !== company.businessId &&
      reason("wrongSeller", "The seller is not the organisation", "SellerPartyIdentifier"),
    required && message.dueDate === "" && reason("missing", "The due date is missing", "InvoiceDueDate"),
    required &&
      message.reference === "" &&
      reason("missing", "The payment reference is missing", "EpiRemittanceInfoIdentifier"),
    periodRefusal(company, message.date) ?? false,
    readings.duplicateInvoice === "refuse" &&
      book.invoices.some(({ number }) => number === message.number) &&
      reason("duplicate", "The invoice number is already booked", "InvoiceNumber"),
  ]);
}

function reason(code: RefusalCode, text: string, column: string): Refusal {
  return { code, text, column };
}

function listed(found: readonly (Refusal | false)[]): readonly Refusal[] {
  return found.filter((refusal) => refusal !== false);
}

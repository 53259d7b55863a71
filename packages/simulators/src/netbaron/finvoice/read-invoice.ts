import type { Refusal } from "../failure.ts";
import { parseCents } from "../format/amount.ts";
import { parseCompactDay } from "../format/day.ts";
import { parseBasisPoints } from "../format/percent.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "../format/xml-element.ts";

/** One row of an invoice. Amounts in cents. */
interface InvoiceRow {
  readonly netCents: number;
  /** Hundredths of a percent; absent when the row names no rate. */
  readonly basisPoints: number | undefined;
  /** Account the row asks for; empty when it asks for none. */
  readonly account: string;
  readonly costCentre: string;
  readonly text: string;
}

/** One line of the VAT specification. */
interface VatLine {
  readonly baseCents: number;
  readonly basisPoints: number;
  readonly taxCents: number;
}

/** What is booked of a message. */
export interface InvoiceMessage {
  readonly number: string;
  readonly origin: string;
  readonly date: string;
  readonly dueDate: string;
  readonly reference: string;
  readonly sellerIdentifier: string;
  readonly buyerName: string;
  readonly buyerIdentifier: string;
  readonly status: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly roundingCents: number;
  readonly instructedCents: number;
  readonly rows: readonly InvoiceRow[];
  readonly vatLines: readonly VatLine[];
}

type ReadCents = (parent: XmlElement | undefined, name: string) => number | undefined;

/** Reads a message whose structure was checked; amounts finer than a cent are noted as refusals. */
export function readInvoice(root: XmlElement): {
  readonly message: InvoiceMessage;
  readonly refusals: readonly Refusal[];
} {
  const refusals: Refusal[] = [];
  const cents: ReadCents = (parent, name) => {
    const text = textOf(parent, name);
    if (text === "") return undefined;
    const value = parseCents(text, ",");
    if (value === undefined)
      refusals.push({ code: "amountForm", text: "The amount is no whole number of cents", column: name });
    return value;
  };
  const details = childOf(root, "InvoiceDetails");
  const payment = childOf(childOf(root, "EpiDetails"), "EpiPaymentInstructionDetails");
  const buyer = childOf(root, "BuyerPartyDetails");
  const terms = childrenOf(details, "PaymentTermsDetails").map((one) => textOf(one, "InvoiceDueDate"));
  const message: InvoiceMessage = {
    number: textOf(details, "InvoiceNumber"),
    origin: textOf(details, "OriginCode"),
    date: parseCompactDay(textOf(details, "InvoiceDate")) ?? "",
    dueDate: parseCompactDay(terms.find((day) => day !== "") ?? "") ?? "",
    reference: textOf(payment, "EpiRemittanceInfoIdentifier"),
    sellerIdentifier: textOf(childOf(root, "SellerPartyDetails"), "SellerPartyIdentifier"),
    buyerName: textOf(buyer, "BuyerOrganisationName"),
    buyerIdentifier: textOf(buyer, "BuyerPartyIdentifier"),
    status: textOf(childOf(root, "PaymentStatusDetails"), "PaymentStatusCode"),
    instructedCents: cents(payment, "EpiInstructedAmount") ?? 0,
    rows: invoiceRows(root, details, cents),
    ...totals(details, cents),
  };
  return { message, refusals };
}

type Totals = Pick<InvoiceMessage, "netCents" | "vatCents" | "grossCents" | "roundingCents" | "vatLines">;

function totals(details: XmlElement | undefined, cents: ReadCents): Totals {
  const vatLines = childrenOf(details, "VatSpecificationDetails").map(
    (line): VatLine => ({
      baseCents: cents(line, "VatBaseAmount") ?? 0,
      basisPoints: parseBasisPoints(textOf(line, "VatRatePercent")) ?? 0,
      taxCents: cents(line, "VatRateAmount") ?? 0,
    }),
  );
  const grossCents = cents(details, "InvoiceTotalVatIncludedAmount") ?? 0;
  const roundingCents = cents(details, "InvoiceTotalRoundoffAmount") ?? 0;
  const vatCents =
    cents(details, "InvoiceTotalVatAmount") ?? vatLines.reduce((sum, line) => sum + line.taxCents, 0);
  const netCents = cents(details, "InvoiceTotalVatExcludedAmount") ?? grossCents - vatCents - roundingCents;
  return { netCents, vatCents, grossCents, roundingCents, vatLines };
}

function invoiceRows(
  root: XmlElement,
  details: XmlElement | undefined,
  cents: ReadCents,
): readonly InvoiceRow[] {
  const common = textOf(details, "NormalProposedAccountIdentifier");
  return childrenOf(root, "InvoiceRow").map((row): InvoiceRow => {
    const proposed = textOf(row, "RowNormalProposedAccountIdentifier");
    return {
      netCents: cents(row, "RowVatExcludedAmount") ?? 0,
      basisPoints: parseBasisPoints(textOf(row, "RowVatRatePercent")),
      account: textOf(row, "RowAccount") || proposed || common,
      costCentre: textOf(row, "RowCostcenter"),
      text: textOf(row, "ArticleName") || textOf(row, "RowFreeText"),
    };
  });
}

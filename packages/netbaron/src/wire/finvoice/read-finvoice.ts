import {
  type CivilDate,
  type Decimal,
  type MinorUnits,
  type Percentage,
  parseAmount,
  parseCivilDate,
  parseDecimal,
  parsePercentage,
} from "@confirma-connect/core";
import { childOf, childrenOf, readXml, textAt, type XmlNode } from "../xml/read-xml.ts";

/** A row as it was read. */
export interface ReadFinvoiceRow {
  readonly articleIdentifier: string | undefined;
  readonly articleName: string;
  readonly quantity: Decimal;
  readonly unit: string | undefined;
  readonly unitPrice: Decimal;
  readonly project: string | undefined;
  readonly account: string | undefined;
  readonly costCenter: string | undefined;
  readonly freeText: string | undefined;
  readonly discount: Percentage | undefined;
  readonly vatPercentage: Percentage;
  readonly vat: MinorUnits;
  readonly net: MinorUnits;
  readonly gross: MinorUnits;
}

/** An invoice as it was read; addresses and contacts are left to the file. */
export interface ReadFinvoice {
  readonly typeCode: string;
  readonly number: string;
  readonly date: CivilDate;
  readonly dueDate: CivilDate;
  readonly currency: string;
  readonly sellerName: string;
  readonly sellerIdentifier: string | undefined;
  readonly buyerName: string;
  readonly buyerIdentifier: string | undefined;
  readonly customerCode: string | undefined;
  readonly orderNumber: string | undefined;
  readonly buyerReference: string | undefined;
  readonly freeText: string | undefined;
  readonly iban: string | undefined;
  readonly reference: string | undefined;
  readonly net: MinorUnits;
  readonly vat: MinorUnits;
  readonly gross: MinorUnits;
  readonly rows: readonly ReadFinvoiceRow[];
}

/** Reads a Finvoice document; undefined when it is not one or a figure in it cannot be read exactly. */
export function readFinvoice(text: string): ReadFinvoice | undefined {
  const root = readXml(text);
  const details = childOf(root, "InvoiceDetails");
  if (root?.name !== "Finvoice" || details === undefined) return undefined;
  const head = headOf(root, details);
  const rows = childrenOf(root, "InvoiceRow").map(rowOf);
  const read = rows.filter((row) => row !== undefined);
  return head === undefined || read.length < rows.length ? undefined : { ...head, rows: read };
}

function headOf(root: XmlNode, details: XmlNode): Omit<ReadFinvoice, "rows"> | undefined {
  const date = dateAt(details, "InvoiceDate");
  const gross = amountAt(details, "InvoiceTotalVatIncludedAmount");
  const net = amountAt(details, "InvoiceTotalVatExcludedAmount");
  const vat = amountAt(details, "InvoiceTotalVatAmount");
  const typeCode = textAt(details, "InvoiceTypeCode");
  const number = textAt(details, "InvoiceNumber");
  if (date === undefined || gross === undefined || net === undefined || vat === undefined) return undefined;
  if (typeCode === undefined || number === undefined) return undefined;
  const epi = childOf(root, "EpiDetails");
  return {
    typeCode,
    number,
    date,
    dueDate: dateAt(details, "PaymentTermsDetails", "InvoiceDueDate") ?? date,
    currency: childOf(details, "InvoiceTotalVatIncludedAmount")?.attributes["AmountCurrencyIdentifier"] ?? "",
    sellerName: textAt(root, "SellerPartyDetails", "SellerOrganisationName") ?? "",
    sellerIdentifier: textAt(root, "SellerPartyDetails", "SellerPartyIdentifier"),
    buyerName: textAt(root, "BuyerPartyDetails", "BuyerOrganisationName") ?? "",
    buyerIdentifier: textAt(root, "BuyerPartyDetails", "BuyerPartyIdentifier"),
    customerCode: textAt(details, "SellersBuyerIdentifier"),
    orderNumber: textAt(details, "OrderIdentifier"),
    buyerReference: textAt(details, "BuyerReferenceIdentifier"),
    freeText: textAt(details, "InvoiceFreeText"),
    iban: textAt(epi, "EpiPartyDetails", "EpiBeneficiaryPartyDetails", "EpiAccountID"),
    reference: textAt(epi, "EpiPaymentInstructionDetails", "EpiRemittanceInfoIdentifier"),
    net,
    vat,
    gross,
  };
}

function rowOf(row: XmlNode): ReadFinvoiceRow | undefined {
  const net = amountAt(row, "RowVatExcludedAmount");
  const vatPercentage = percentAt(row, "RowVatRatePercent");
  const gross = amountAt(row, "RowAmount");
  const vat = amountAt(row, "RowVatAmount");
  const quantity = decimalAt(row, "InvoicedQuantity") ?? one;
  const unitPrice = decimalAt(row, "UnitPriceAmount");
  if (net === undefined || gross === undefined || vat === undefined) return undefined;
  if (vatPercentage === undefined || unitPrice === undefined) return undefined;
  return {
    articleIdentifier: textAt(row, "ArticleIdentifier"),
    articleName: textAt(row, "ArticleName") ?? "",
    quantity,
    unit: childOf(row, "InvoicedQuantity")?.attributes["QuantityUnitCode"],
    unitPrice,
    project: textAt(row, "RowProjectReferenceIdentifier"),
    account: textAt(row, "RowAccount") ?? textAt(row, "RowNormalProposedAccountIdentifier"),
    costCenter: textAt(row, "RowCostcenter") ?? textAt(row, "RowAccountDimensionText"),
    freeText: textAt(row, "RowFreeText"),
    discount: percentAt(row, "RowDiscountPercent"),
    vatPercentage,
    vat,
    net,
    gross,
  };
}

const one: Decimal = { digits: 1n, scale: 0 };

const amountAt = (node: XmlNode, ...path: readonly string[]): MinorUnits | undefined => {
  const text = textAt(node, ...path);
  return text === undefined ? undefined : parseAmount(text, ",");
};

const decimalAt = (node: XmlNode, name: string): Decimal | undefined => {
  const text = textAt(node, name);
  return text === undefined ? undefined : parseDecimal(text, ",");
};

const percentAt = (node: XmlNode, name: string): Percentage | undefined => {
  const text = textAt(node, name);
  return text === undefined ? undefined : parsePercentage(text);
};

const dateAt = (node: XmlNode, ...path: readonly string[]): CivilDate | undefined => {
  const digits = /^(\d{4})(\d{2})(\d{2})$/u.exec(textAt(node, ...path) ?? "");
  return digits === null ? undefined : parseCivilDate(`${digits[1]}-${digits[2]}-${digits[3]}`);
};

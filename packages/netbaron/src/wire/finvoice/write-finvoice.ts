import { element, emptyable, writeXml, type XmlElement } from "../xml/xml-element.ts";
import type { Finvoice, FinvoiceAddress, FinvoiceParty } from "./finvoice.ts";
import { finvoiceRow } from "./finvoice-row.ts";
import { amountElement, dateElement, percentElement } from "./finvoice-value.ts";

/** Writes Finvoice 3.0; the order of elements is the schema's (Finvoice3.0.xsd, 17.12.2020). */
export function writeFinvoice(invoice: Finvoice, charset: "utf-8" | "iso-8859-15"): string {
  const root: XmlElement = {
    name: "Finvoice",
    attributes: { Version: "3.0" },
    content: [
      ...party("Seller", invoice.seller),
      ...sellerAccount(invoice),
      ...(invoice.recipient === undefined ? [] : party("InvoiceRecipient", invoice.recipient)),
      ...party("Buyer", invoice.buyer),
      ...element("BuyerCommunicationDetails", [
        ...element("BuyerPhoneNumberIdentifier", invoice.buyerPhone),
        ...element("BuyerEmailaddressIdentifier", invoice.buyerEmail),
      ]),
      ...element("InvoiceDetails", details(invoice)),
      ...invoice.rows.flatMap((row) => finvoiceRow(row, invoice.dialect)),
      ...element("EpiDetails", epi(invoice)),
    ],
  };
  return `<?xml version="1.0" encoding="${charset.toUpperCase()}"?>\n${writeXml(root)}\n`;
}

type Role = "Seller" | "InvoiceRecipient" | "Buyer";

const party = (role: Role, { identifier, name, taxCode, address }: FinvoiceParty): readonly XmlElement[] =>
  element(`${role}PartyDetails`, [
    ...element(`${role}PartyIdentifier`, identifier),
    ...element(`${role}OrganisationName`, name),
    ...element(`${role}OrganisationTaxCode`, taxCode),
    ...(address === undefined ? [] : postal(role, address)),
  ]);

const postal = (role: Role, { streets, town, postCode, country }: FinvoiceAddress): readonly XmlElement[] =>
  element(`${role}PostalAddressDetails`, [
    ...streets.flatMap((street) => element(`${role}StreetName`, street)),
    ...element(`${role}TownName`, town),
    ...element(`${role}PostCodeIdentifier`, postCode),
    ...element("CountryCode", country),
  ]);

/** The schema wants a BIC beside the account, so without one the account stands in EpiDetails only. */
const sellerAccount = ({ iban, sellerBic }: Finvoice): readonly XmlElement[] =>
  sellerBic === undefined
    ? []
    : element("SellerInformationDetails", [
        ...element("SellerAccountDetails", [
          ...element("SellerAccountID", iban, { IdentificationSchemeName: "IBAN" }),
          ...element("SellerBic", sellerBic, { IdentificationSchemeName: "BIC" }),
        ]),
      ]);

const details = (invoice: Finvoice): readonly XmlElement[] => [
  ...element("InvoiceTypeCode", "INV01"),
  ...element("InvoiceTypeText", "LASKU"),
  ...element("OriginCode", "Original"),
  ...element("InvoiceNumber", invoice.number),
  ...dateElement("InvoiceDate", invoice.date),
  ...element("SellerReferenceIdentifier", invoice.sellerReference),
  ...element("SellersBuyerIdentifier", invoice.customerCode),
  ...element("OrderIdentifier", invoice.orderNumber),
  ...dateElement("OrderDate", invoice.orderDate),
  ...element("AgreementIdentifier", invoice.agreement),
  ...element("BuyerReferenceIdentifier", invoice.buyerReference),
  ...amountElement("RowsTotalVatExcludedAmount", invoice.net),
  ...amountElement("InvoiceTotalVatExcludedAmount", invoice.net),
  ...amountElement("InvoiceTotalVatAmount", invoice.vat),
  ...amountElement("InvoiceTotalVatIncludedAmount", invoice.gross),
  ...invoice.vats.flatMap(({ base, percentage, code, vat }) =>
    element("VatSpecificationDetails", [
      ...amountElement("VatBaseAmount", base),
      ...percentElement("VatRatePercent", percentage),
      ...element("VatCode", code),
      ...amountElement("VatRateAmount", vat),
    ]),
  ),
  ...invoice.freeTexts.flatMap((text) => element("InvoiceFreeText", text)),
  ...element("PaymentTermsDetails", dateElement("InvoiceDueDate", invoice.dueDate)),
];

const epi = ({ date, dueDate, reference, iban, gross, sellerBic }: Finvoice): readonly XmlElement[] => [
  ...element("EpiIdentificationDetails", [
    ...dateElement("EpiDate", date),
    ...emptyable("EpiReference", reference?.short ?? ""),
  ]),
  ...element("EpiPartyDetails", [
    ...emptyable(
      "EpiBfiPartyDetails",
      element("EpiBfiIdentifier", sellerBic, { IdentificationSchemeName: "BIC" }),
    ),
    ...element(
      "EpiBeneficiaryPartyDetails",
      element("EpiAccountID", iban, { IdentificationSchemeName: "IBAN" }),
    ),
  ]),
  ...element("EpiPaymentInstructionDetails", [
    ...(reference === undefined
      ? []
      : element("EpiRemittanceInfoIdentifier", reference.value, {
          IdentificationSchemeName: reference.scheme,
        })),
    ...amountElement("EpiInstructedAmount", gross),
    ...element("EpiCharge", "SHA", { ChargeOption: "SHA" }),
    ...dateElement("EpiDateOptionDate", dueDate),
    ...element("EpiPaymentMeansCode", "58"),
  ]),
];

import { formatDecimal } from "@confirma-connect/core";
import { element, type XmlElement } from "../xml/xml-element.ts";
import type { FinvoiceRow } from "./finvoice.ts";
import { amountElement, percentElement, priceElement } from "./finvoice-value.ts";

/** Longest account that the standard's own element holds (schema). */
const standardAccountLength = 4;

/**
 * One InvoiceRow in the schema's order. NetBaron's dialect adds RowAccount and RowCostcenter at the end; that they
 * exist is seen, where they stand is inferred.
 */
export const finvoiceRow = (row: FinvoiceRow, dialect: "standard" | "netbaron"): readonly XmlElement[] =>
  element("InvoiceRow", [
    ...element("ArticleIdentifier", row.articleIdentifier),
    ...element("ArticleName", row.articleName),
    ...element(
      "InvoicedQuantity",
      formatDecimal(row.quantity, ","),
      row.unit === undefined ? undefined : { QuantityUnitCode: row.unit },
    ),
    ...priceElement("UnitPriceAmount", row.unitPrice),
    ...element("RowProjectReferenceIdentifier", row.project),
    ...(dialect === "standard" ? standardAccount(row) : []),
    ...element("RowFreeText", row.freeText),
    ...percentElement("RowDiscountPercent", row.discount),
    ...percentElement("RowVatRatePercent", row.vatPercentage),
    ...element("RowVatCode", row.vatCode),
    ...amountElement("RowVatAmount", row.vat),
    ...amountElement("RowVatExcludedAmount", row.net),
    ...amountElement("RowAmount", row.gross),
    ...(dialect === "netbaron" ? ownAccount(row) : []),
  ]);

const standardAccount = ({ account, costCenter }: FinvoiceRow): readonly XmlElement[] => [
  ...element(
    "RowNormalProposedAccountIdentifier",
    account !== undefined && account.length <= standardAccountLength ? account : undefined,
  ),
  ...element("RowAccountDimensionText", costCenter),
];

const ownAccount = ({ account, costCenter }: FinvoiceRow): readonly XmlElement[] => [
  ...element("RowAccount", account),
  ...element("RowCostcenter", costCenter),
];

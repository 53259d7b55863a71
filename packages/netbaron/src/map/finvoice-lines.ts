import {
  formatDecimal,
  type Invoice,
  type InvoiceRow,
  type MinorUnits,
  mapAccount,
  minorUnits,
  normaliseDecimal,
  type Percentage,
} from "@confirma-connect/core";
import type { FinvoiceRow, FinvoiceVat } from "../wire/finvoice/finvoice.ts";
import { finvoiceLengths as lengths, mostPriceDecimals } from "../wire/finvoice/finvoice-value.ts";
import { integerColumn } from "./integer-column.ts";
import { dimensionsOf } from "./row-words.ts";
import type { Translation } from "./translation.ts";

/** Most rows of one invoice that we write; no limit is published (unknown). */
export const mostInvoiceRows = 500;

/** The rows of an invoice in Finvoice's words. */
export const finvoiceLines = ({ rows }: Invoice, translation: Translation): readonly FinvoiceRow[] =>
  rows.map((row, index) => lineOf(row, `/rows/${index}`, translation));

function lineOf(row: InvoiceRow, pointer: string, translation: Translation): FinvoiceRow {
  const { findings, decisions } = translation;
  const { costCenter, jobNumber } = dimensionsOf(translation, row, pointer);
  if (normaliseDecimal(row.unitPrice).scale > mostPriceDecimals) {
    const message = `Finvoice takes unit prices with at most ${mostPriceDecimals} decimals`;
    findings.refuse("ACC_DOCUMENT_AMOUNT_PRECISION", `${pointer}/unitPrice`, message);
  }
  if (formatDecimal(row.quantity, ",").length > lengths.quantity) {
    const message = `Finvoice takes quantities of at most ${lengths.quantity} characters`;
    findings.refuse("ACC_DOCUMENT_AMOUNT_PRECISION", `${pointer}/quantity`, message);
  }
  return {
    articleIdentifier: findings.optionalText(
      row.productCode,
      `${pointer}/productCode`,
      lengths.articleIdentifier,
    ),
    articleName: findings.text(row.name, `${pointer}/name`, lengths.articleName),
    quantity: row.quantity,
    unit: findings.optionalText(row.unit, `${pointer}/unit`, lengths.unit),
    unitPrice: row.unitPrice,
    project: jobNumber === "" ? undefined : jobNumber,
    account: accountOf(row, pointer, translation),
    costCenter: costCenter === "" ? undefined : costCenter,
    freeText: findings.optionalText(row.description, `${pointer}/description`, lengths.freeText),
    discount: row.discountPercentage,
    vatPercentage: row.vatPercentage,
    vatCode: row.vatPercentage > 0 ? "S" : decisions.zeroVatCode,
    vat: row.vatAmount,
    net: row.netAmount,
    gross: row.amount,
  };
}

function accountOf(
  row: InvoiceRow,
  pointer: string,
  { plan, findings, decisions }: Translation,
): string | undefined {
  const place = `${pointer}/accountNumber`;
  const account =
    row.accountNumber === undefined
      ? plan.invoices.salesAccount
      : findings.mapped(mapAccount(plan, row.accountNumber, place), place);
  if (account === undefined || account === "") return undefined;
  if (decisions.finvoiceDialect === "standard" && account.length > 4) {
    const message =
      "Finvoice's own element for accounts takes 4 characters, so the account is not sent (options.netbaron.finvoiceDialect)";
    findings.warn("ACC_UNSUPPORTED_FEATURE", place, message);
  }
  return integerColumn(findings, account, place, "account numbers");
}

/** VAT by rate: sums of the rows, so that bases and VAT add up to the totals exactly. Highest rate first. */
export function vatSpecification(rows: readonly FinvoiceRow[]): readonly FinvoiceVat[] {
  const rates = [...new Set(rows.map(({ vatPercentage }) => vatPercentage))].sort(
    (left, right) => right - left,
  );
  return rates.map((rate: Percentage) => {
    const ofRate = rows.filter(({ vatPercentage }) => vatPercentage === rate);
    const sum = (pick: (row: FinvoiceRow) => MinorUnits): MinorUnits =>
      minorUnits(ofRate.reduce((total, row) => total + pick(row), 0));
    return {
      base: sum(({ net }) => net),
      percentage: rate,
      code: ofRate[0]?.vatCode,
      vat: sum(({ vat }) => vat),
    };
  });
}

import {
  formatAmount,
  formatDecimal,
  formatPercentage,
  type InvoiceRow,
  mapAccount,
  negateDecimal,
} from "@confirma-connect/core";
import type { RequestDimension } from "../wire/request/dimension.ts";
import { productLengths } from "../wire/request/product.ts";
import type { SalesInvoiceProductLine } from "../wire/request/sales-invoice.ts";
import { accountNumberLength } from "../wire/request/text-form.ts";
import type { RequestVatCode } from "../wire/request/vat-code.ts";
import { checkDecimals } from "./number-words.ts";
import type { Readings } from "./readings.ts";
import { dimensionsOf, type RowContext, vatCodeOf } from "./row-words.ts";

/** An invoice row in Netvisor's words. */
export interface InvoiceLine {
  readonly row: InvoiceRow;
  readonly name: string;
  readonly freeText: string | undefined;
  readonly unit: string | undefined;
  /** Absent: Netvisor's own default sales account. */
  readonly account: string | undefined;
  readonly vatCode: RequestVatCode;
  readonly dimensions: readonly RequestDimension[];
}

/** Checks and translates one row. */
export function invoiceLine(row: InvoiceRow, pointer: string, context: RowContext): InvoiceLine {
  const { findings, readings } = context;
  const rule = { findings, decimals: readings.numberDecimals };
  checkDecimals(row.quantity, `${pointer}/quantity`, rule);
  checkDecimals(row.unitPrice, `${pointer}/unitPrice`, rule);
  return {
    row,
    name: findings.text(row.name, `${pointer}/name`, productLengths.name),
    freeText: findings.optionalText(row.description, `${pointer}/description`),
    unit: findings.optionalText(row.unit, `${pointer}/unit`, productLengths.unit),
    account: accountOf(row, `${pointer}/accountNumber`, context),
    vatCode: vatCodeOf(context, row, pointer),
    dimensions: dimensionsOf(context, row, pointer),
  };
}

function accountOf(row: InvoiceRow, pointer: string, { plan, findings }: RowContext): string | undefined {
  const { salesAccount } = plan.invoices;
  const mapped =
    row.accountNumber === undefined
      ? findings.optionalText(salesAccount, pointer)
      : findings.mapped(mapAccount(plan, row.accountNumber, pointer), pointer);
  if (mapped !== undefined && mapped.length > accountNumberLength) {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "this is not an account number");
  }
  return mapped;
}

/** Writes a row. A credit note's row has a negative quantity and a positive unit price (seen). */
export function productLine(
  line: InvoiceLine,
  product: string,
  options: { readonly isCreditNote: boolean; readonly lineSums: Readings["lineSums"] },
): SalesInvoiceProductLine {
  const { row } = line;
  const turn = options.isCreditNote && row.unitPrice.digits < 0n;
  const unitPrice = turn ? negateDecimal(row.unitPrice) : row.unitPrice;
  const quantity = turn ? negateDecimal(row.quantity) : row.quantity;
  const sum = options.lineSums === "gross" ? row.amount : row.netAmount;
  const sums =
    options.lineSums === "omit"
      ? {}
      : {
          salesinvoiceproductlinevatsum: formatAmount(row.vatAmount, ","),
          salesinvoiceproductlinesum: formatAmount(sum, ","),
        };
  return {
    productidentifier: { "@type": "netvisor", "#": `{{${product}}}` },
    productname: line.name,
    productunitprice: { "@type": "net", "#": formatDecimal(unitPrice, ",", 2) },
    productvatpercentage: { "@vatcode": line.vatCode, "#": formatPercentage(row.vatPercentage, ",") },
    salesinvoiceproductlinequantity: formatDecimal(quantity, ","),
    salesinvoiceproductlinediscountpercentage:
      row.discountPercentage === undefined ? undefined : formatPercentage(row.discountPercentage, ","),
    salesinvoiceproductlinefreetext: line.freeText,
    ...sums,
    accountingaccountsuggestion: line.account,
    dimension: line.dimensions,
    productunitname: line.unit,
  };
}

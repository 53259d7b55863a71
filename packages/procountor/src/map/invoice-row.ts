import {
  type Decimal,
  type DimensionItem,
  decimalToJsonNumber,
  type ErrorCode,
  type InvoiceRow,
  mapAccount,
  negateDecimal,
  normaliseDecimal,
  percentage,
  percentageToJsonNumber,
} from "@confirma-connect/core";
import type { InvoiceRowRequest } from "../wire/request/invoice.ts";
import { textLength } from "../wire/request/text-length.ts";
import { unitOf } from "../wire/request/unit.ts";
import { dimensionWordsOf } from "./dimension-words.ts";
import { type RowContext, type VatWords, vatWordsOf } from "./row-words.ts";

/** An invoice row in Procountor's words. */
export interface SalesRow {
  readonly row: InvoiceRow;
  readonly request: InvoiceRowRequest;
  readonly vatWords: VatWords;
  /** Absent: Procountor's own default account (product, partner or receipt type, seen). */
  readonly account: string | undefined;
  readonly dimensions: readonly DimensionItem[];
}

/** Checks and translates one row. A credit note's row has a negative quantity and a positive price (inferred). */
export function salesRow(
  row: InvoiceRow,
  pointer: string,
  context: RowContext,
  isCreditNote: boolean,
): SalesRow {
  const { findings, readings } = context;
  const vatWords = vatWordsOf(context, row, pointer);
  const turn = isCreditNote && row.unitPrice.digits < 0n;
  const unitPrice = turn ? negateDecimal(row.unitPrice) : row.unitPrice;
  const quantity = turn ? negateDecimal(row.quantity) : row.quantity;
  const productCode = findings.optionalText(row.productCode, `${pointer}/productCode`);
  const comment = findings.optionalText(row.description, `${pointer}/description`, textLength.rowComment);
  return {
    row,
    vatWords,
    account: accountOf(row, `${pointer}/accountNumber`, context),
    dimensions: dimensionWordsOf(context, row, pointer),
    request: {
      product: findings.text(row.name, `${pointer}/name`, readings.productNameLength),
      ...(productCode === undefined ? {} : { productCode }),
      quantity: numberOf(quantity, `${pointer}/quantity`, context),
      unit: unitWordOf(row, `${pointer}/unit`, context),
      unitPrice: numberOf(unitPrice, `${pointer}/unitPrice`, context),
      discountPercent: percentageToJsonNumber(row.discountPercentage ?? percentage(0)),
      vatPercent: percentageToJsonNumber(row.vatPercentage),
      vatStatus: vatWords.vatStatus,
      ...(comment === undefined ? {} : { comment }),
    },
  };
}

function accountOf(row: InvoiceRow, pointer: string, { plan, findings }: RowContext): string | undefined {
  const { salesAccount } = plan.invoices;
  return row.accountNumber === undefined
    ? findings.optionalText(salesAccount, pointer)
    : findings.mapped(mapAccount(plan, row.accountNumber, pointer), pointer);
}

function unitWordOf(row: InvoiceRow, pointer: string, { own, findings }: RowContext): string {
  if (row.unit === undefined) return own.defaultUnit;
  const unit = own.units[row.unit] ?? unitOf(row.unit);
  if (unit !== undefined) return unit;
  const message = "Procountor has no such unit; name one in the plan (options.procountor.units)";
  findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, message);
  return own.defaultUnit;
}

/** A number that goes out with all its decimals; one that Procountor or JSON would round is refused. */
function numberOf(value: Decimal, pointer: string, { readings, findings }: RowContext): number {
  const code: ErrorCode = "ACC_DOCUMENT_AMOUNT_PRECISION";
  if (normaliseDecimal(value).scale > readings.rowDecimals) {
    findings.refuse(code, pointer, `Procountor keeps ${readings.rowDecimals} decimals here`);
    return 0;
  }
  try {
    return decimalToJsonNumber(value);
  } catch {
    findings.refuse(code, pointer, "the number has more digits than JSON holds");
    return 0;
  }
}

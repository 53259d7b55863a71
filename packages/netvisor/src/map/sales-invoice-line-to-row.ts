import {
  type AccountPlan,
  type Decimal,
  type InvoiceRow,
  minorUnits,
  multiplyDecimal,
  type Percentage,
  roundToMinorUnits,
  vatOfNet,
} from "@confirma-connect/core";
import type { SalesInvoiceLine } from "../wire/answer/sales-invoice-line.ts";
import { accountOf, agencyDimensionsOf, agencyVatCodeOf } from "./reverse-plan.ts";
import { unreadable } from "./unreadable.ts";

/** Whether a line's sum holds the VAT. */
export type LineSum = "gross" | "net";

/** What reading a line needs. */
interface LineContext {
  readonly netvisorKey: string;
  readonly plan?: AccountPlan;
  readonly lineSum?: LineSum;
}

/** Reads one product line; see `salesInvoiceToInvoice`. */
export function salesInvoiceLineToRow(line: SalesInvoiceLine, context: LineContext): InvoiceRow {
  const { plan, netvisorKey } = context;
  const quantity = line.quantity ?? unreadable("SalesInvoiceProductLineQuantity", netvisorKey);
  const price = line.unitPrice ?? unreadable("ProductUnitPrice", netvisorKey);
  const vatPercentage = line.vatPercentage ?? unreadable("ProductVatPercentage", netvisorKey);
  const unitPrice = line.unitPriceType === "gross" ? netOfGross(price, vatPercentage) : price;
  const computed = netOfLine(quantity, unitPrice, line.discountPercentage);
  const discount = line.discountPercentage;
  return {
    productCode: line.productIdentifier,
    name: line.productName ?? line.productIdentifier ?? "-",
    description: line.freeText,
    quantity,
    unit: line.unitName,
    unitPrice,
    ...(discount === undefined || discount === 0 ? {} : { discountPercentage: discount }),
    vatPercentage,
    vatCode: agencyVatCodeOf(plan, line.vatCode, vatPercentage),
    ...amountsOf(line, computed, vatPercentage, context.lineSum ?? "gross"),
    accountNumber: line.accountNumber === undefined ? undefined : accountOf(plan, line.accountNumber),
    ...agencyDimensionsOf(plan, line.dimensions),
  };
}

/** Netvisor's own sums where it gives both; computed ones where it does not. */
function amountsOf(
  { sum, vatSum }: SalesInvoiceLine,
  computed: Decimal,
  vatPercentage: Percentage,
  lineSum: LineSum,
): Pick<InvoiceRow, "netAmount" | "vatAmount" | "amount"> {
  if (sum === undefined || vatSum === undefined) {
    const netAmount = roundToMinorUnits(computed);
    const vatAmount = vatOfNet(netAmount, vatPercentage);
    return { netAmount, vatAmount, amount: minorUnits(netAmount + vatAmount) };
  }
  const [stated, vatAmount] = [roundToMinorUnits(sum), roundToMinorUnits(vatSum)];
  const netAmount = lineSum === "gross" ? minorUnits(stated - vatAmount) : stated;
  return { netAmount, vatAmount, amount: minorUnits(netAmount + vatAmount) };
}

function netOfLine(quantity: Decimal, unitPrice: Decimal, discount: Percentage | undefined): Decimal {
  const full = multiplyDecimal(quantity, unitPrice);
  // 100 % is 100 000 thousandths of a percent.
  return discount === undefined
    ? full
    : multiplyDecimal(full, { digits: 100_000n - BigInt(discount), scale: 5 });
}

/** A gross price without its VAT, cut to six decimals more than it had: most quotients have no end. */
const netOfGross = (price: Decimal, vatPercentage: Percentage): Decimal => ({
  digits: (price.digits * 100_000n * 1_000_000n) / (100_000n + BigInt(vatPercentage)),
  scale: price.scale + 6,
});

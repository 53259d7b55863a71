import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { BookedInvoiceRow, Sums } from "../book/book.ts";
import {
  afterDiscount,
  centsDecimal,
  centsOf,
  knownDecimal,
  netOf,
  taxOn,
  times,
} from "../format/decimal.ts";
import { fieldsAt, flagAt, listAt, numberAt, sureNumberAt, textAt } from "../format/json.ts";
import type { Scene } from "../scene.ts";

/** An invoice's money: per row in the company's currency, in all in both currencies. */
export interface InvoiceMoney {
  readonly rows: readonly Omit<BookedInvoiceRow, "id">[];
  readonly sums: Sums;
  readonly accountingSums: Sums;
}

/** Rows are rounded one by one to cents, tax per row (which rounding the vendor uses is not public). */
export function invoiceMoney(scene: Scene, body: JsonFields): InvoiceMoney {
  const rate = knownDecimal(sureNumberAt(fieldsAt(body, "paymentInfo"), "currencyRate"));
  const rows = listAt(body, "invoiceRows");
  const own = rows.map((row) => rowSums(body, row));
  const accounting = own.map(({ netCents, vatCents }): Sums => {
    const net = centsOf(centsDecimal(netCents), undefined, rate);
    return { netCents: net, vatCents: centsOf(centsDecimal(netCents + vatCents), undefined, rate) - net };
  });
  return {
    rows: rows.map((row, index) => bookedRow(scene, body, row, accounting[index])),
    sums: total(own),
    accountingSums: total(accounting),
  };
}

function rowSums(body: JsonFields, row: JsonFields): Sums {
  const number = (fields: JsonFields, name: string) => knownDecimal(sureNumberAt(fields, name));
  const price = times(number(row, "quantity"), number(row, "unitPrice"));
  const discounts = times(
    afterDiscount(number(row, "discountPercent")),
    afterDiscount(number(body, "discountPercent")),
  );
  const cents = centsOf(price, discounts);
  const percent = sureNumberAt(row, "vatPercent");
  if (!flagAt(fieldsAt(body, "extraInfo"), "unitPricesIncludeVat")) {
    return { netCents: cents, vatCents: taxOn(cents, percent) };
  }
  const net = netOf(cents, percent);
  return { netCents: net, vatCents: cents - net };
}

function bookedRow(
  scene: Scene,
  body: JsonFields,
  row: JsonFields,
  sums: Sums = { netCents: 0, vatCents: 0 },
): Omit<BookedInvoiceRow, "id"> {
  const productId = numberAt(row, "productId");
  return {
    ...sums,
    vatPercent: sureNumberAt(row, "vatPercent"),
    vatStatus: numberAt(row, "vatStatus") ?? numberAt(body, "vatStatus"),
    description: textAt(row, "product"),
    account: scene.company.products.find(({ id }) => id === productId)?.account,
    productId,
  };
}

function total(all: readonly Sums[]): Sums {
  return {
    netCents: all.reduce((sum, one) => sum + one.netCents, 0),
    vatCents: all.reduce((sum, one) => sum + one.vatCents, 0),
  };
}

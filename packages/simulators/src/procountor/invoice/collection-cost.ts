import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { Book, BookedInvoice } from "../book/book.ts";
import { invalid, throwAny } from "../failure.ts";
import { daysBetween } from "../format/calendar.ts";
import { amountOf, centsDecimal, centsOf, knownDecimal } from "../format/decimal.ts";
import { listAt, numberAt, textAt } from "../format/json.ts";
import type { Scene } from "../scene.ts";

/**
 * With `addCollectionPenalCosts=true`, the rows for penal interest that waits for this partner; the interest is then
 * no longer waiting. Does nothing unless the setting is on, both products are defined and a partner is named.
 */
export function withPenalCosts(
  scene: Scene,
  body: JsonFields,
): { readonly book: Book; readonly content: JsonFields } {
  const unchanged = { book: scene.book, content: body };
  if (scene.query.get("addCollectionPenalCosts") !== "true") return unchanged;
  if (textAt(body, "type") !== "SALES_INVOICE") {
    throwAny([invalid("addCollectionPenalCosts is supported for SALES_INVOICE only.")]);
  }
  const partnerId = numberAt(body, "partnerId");
  const product = penalProduct(scene);
  const cents = scene.book.waitingPenalties
    .filter((one) => one.partnerId === partnerId)
    .reduce((sum, one) => sum + one.cents, 0);
  if (product === undefined || partnerId === undefined || cents === 0) return unchanged;
  const row = {
    productId: product.id,
    product: product.name,
    quantity: 1,
    unit: product.unit,
    unitPrice: amountOf(cents),
    discountPercent: 0,
    vatPercent: product.vatPercent,
    vatStatus: product.vatStatus,
  };
  const waitingPenalties = scene.book.waitingPenalties.filter((one) => one.partnerId !== partnerId);
  return {
    book: { ...scene.book, waitingPenalties },
    content: { ...body, invoiceRows: [...listAt(body, "invoiceRows"), row] },
  };
}

/** The penal interest of a late payment, in cents of the company's currency: simple interest over 365 days. */
export function penalInterest(invoice: BookedInvoice, amountCents: number, paymentDate: string): number {
  const days = daysBetween(invoice.dueDate, paymentDate);
  const percent = numberAt(invoice.content, "penaltyPercent") ?? 0;
  if (days <= 0) return 0;
  const daily = { units: BigInt(days), scale: 0 };
  const yearly = { units: 36_500n, scale: 0 };
  const rate = knownDecimal(percent);
  return centsOf(centsDecimal(amountCents), { units: rate.units * daily.units, scale: rate.scale }, yearly);
}

/** The product of penal interest, when the setting is on and both products are defined. */
export function penalProduct(scene: Scene): Scene["company"]["products"][number] | undefined {
  const { automatic, costsProductId, penalProductId } = scene.company.collection;
  if (!automatic || costsProductId === undefined) return undefined;
  return scene.company.products.find(({ id }) => id === penalProductId);
}

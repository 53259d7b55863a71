import type {
  BookedProduct,
  InvoiceCommentLine,
  InvoicePostingLine,
  InvoiceProductLine,
} from "../book/book.ts";
import { postableAccount } from "../book/check-account.ts";
import { lineDimensions } from "../book/dimensions.ts";
import { checkVatPair, type VatRate, vatRate } from "../book/vat-table.ts";
import { invalidData } from "../failure.ts";
import { type Decimal, multiply, parseDecimal, taxInside, taxOn, toCents } from "../format/decimal.ts";
import { child, childrenOf, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene } from "../scene.ts";
import { centsOf, parseVoucherLine } from "./parse-line.ts";
import { mandatoryChild } from "./write-voucher.ts";

/** The lines of `invoicelines`; sub-lines are kept as comments since they carry no accounting. */
export function parseInvoiceLines(
  scene: Scene,
  invoice: XmlNode,
): readonly (InvoiceProductLine | InvoiceCommentLine)[] {
  return childrenOf(child(invoice, "invoicelines"), "invoiceline").map((wrapper) => {
    const product = child(wrapper, "salesinvoiceproductline");
    if (product !== undefined) return parseProductLine(scene, product);
    const comment = textOf(child(wrapper, "salesinvoicecommentline"), "comment");
    return {
      kind: "comment",
      text: comment ?? textOf(child(wrapper, "salesinvoicesubline"), "sublinearticlename") ?? "",
    };
  });
}

function parseProductLine(scene: Scene, line: XmlNode): InvoiceProductLine {
  const product = findProduct(scene, mandatoryChild(line, "productidentifier"));
  const price = mandatoryChild(line, "productunitprice");
  const fromRegister = price.attributes["type"] === "netvisor";
  const priceType = fromRegister ? product.priceType : price.attributes["type"] === "gross" ? "gross" : "net";
  const unitPrice = fromRegister ? product.unitPrice : price.text.replace(".", ",");
  const vat = mandatoryChild(line, "productvatpercentage");
  const vatCode = vat.attributes["vatcode"];
  if (vatCode === undefined) {
    throw invalidData(
      "VAT code cannot be retrieved from posting suggestion because no posting suggestion has been given",
    );
  }
  const rate = vatRate(vat.text);
  checkVatPair(vatCode, rate, scene.company, scene.readings);
  const quantity = (textOf(line, "salesinvoiceproductlinequantity") ?? "0").replace(".", ",");
  const discountPercent = textOf(line, "salesinvoiceproductlinediscountpercentage") ?? "0";
  const account = textOf(line, "accountingaccountsuggestion") ?? product.accountNumber;
  const amount = discounted(multiply(numberOf(unitPrice), numberOf(quantity)), numberOf(discountPercent));
  return {
    kind: "product",
    productKey: product.netvisorKey,
    productCode: product.code,
    name: textOf(line, "productname") ?? product.name,
    unitPrice,
    priceType,
    quantity,
    discountPercent,
    vatPercent: rate.percent,
    vatCode,
    ...(givenSums(scene, line) ?? computedSums(toCents(amount), priceType, rate)),
    accountNumber: postableAccount(scene.company, account).number,
    freeText: textOf(line, "salesinvoiceproductlinefreetext") ?? "",
    dimensions: lineDimensions(line),
  };
}

interface LineSums {
  readonly netCents: number;
  readonly vatCents: number;
}

function computedSums(cents: number, priceType: "net" | "gross", rate: VatRate): LineSums {
  if (priceType === "net") return { netCents: cents, vatCents: taxOn(cents, rate.basisPoints) };
  const vatCents = taxInside(cents, rate.basisPoints);
  return { netCents: cents - vatCents, vatCents };
}

function givenSums(scene: Scene, line: XmlNode): LineSums | undefined {
  const sum = textOf(line, "salesinvoiceproductlinesum");
  const vat = textOf(line, "salesinvoiceproductlinevatsum");
  if (sum === undefined && vat === undefined) return undefined;
  if (sum === undefined || vat === undefined) {
    throw invalidData("salesinvoiceproductlinesum and salesinvoiceproductlinevatsum must be given together");
  }
  const [cents, vatCents] = [centsOf(sum), centsOf(vat)];
  return { netCents: scene.readings.invoiceLineSum === "gross" ? cents - vatCents : cents, vatCents };
}

function numberOf(text: string): Decimal {
  const parsed = parseDecimal(text, true);
  if (parsed === undefined) throw invalidData(`Data form incorrect: '${text}' is not a number`);
  return parsed;
}

function discounted(amount: Decimal, percent: Decimal): Decimal {
  const rest = { units: 100n * 10n ** BigInt(percent.scale) - percent.units, scale: percent.scale + 2 };
  return multiply(amount, rest);
}

function findProduct(scene: Scene, identifier: XmlNode): BookedProduct {
  const { text } = identifier;
  const product = scene.book.products.find((candidate) => {
    switch (identifier.attributes["type"]) {
      case "netvisor":
        return String(candidate.netvisorKey) === text;
      case "customer":
        return candidate.code === text;
      case "primaryeancode":
        return candidate.details["productbaseinformation/primaryeancode"] === text;
      default:
        return candidate.details["productbaseinformation/secondaryeancode"] === text;
    }
  });
  if (product === undefined) throw invalidData(`Product not found with identifier: ${text}`);
  return product;
}

/** The sender's own posting, turned to ledger signs. */
export function parsePosting(scene: Scene, invoice: XmlNode): readonly InvoicePostingLine[] {
  const sign = scene.readings.invoiceVoucherLines === "salesPositive" ? -1 : 1;
  return childrenOf(child(invoice, "invoicevoucherlines"), "voucherline").map((line) => {
    const { draft, sumType } = parseVoucherLine(scene, line);
    return { ...draft, sumCents: draft.sumCents === 0 ? 0 : sign * draft.sumCents, sumType };
  });
}

import { lineVatCode, postableAccount } from "../book/check-account.ts";
import { lineDimensions } from "../book/dimensions.ts";
import type { TypedLine } from "../book/gross-lines.ts";
import { checkVatPair, vatRate } from "../book/vat-table.ts";
import { invalidData } from "../failure.ts";
import { parseDecimal, toCents } from "../format/decimal.ts";
import { child, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene } from "../scene.ts";

/** An amount of a checked message in cents. */
export function centsOf(text: string): number {
  const parsed = parseDecimal(text, true);
  if (parsed === undefined) throw invalidData(`Data form incorrect: '${text}' is not a number`);
  return toCents(parsed);
}

/** Reads a `voucherline` element, whichever message it stands in. */
export function parseVoucherLine(scene: Scene, line: XmlNode): TypedLine {
  const account = postableAccount(scene.company, textOf(line, "accountnumber") ?? "");
  const vatNode = child(line, "vatpercent");
  const vatCode = lineVatCode(account, vatNode?.attributes["vatcode"]);
  const rate = vatRate(vatNode?.text ?? "0");
  checkVatPair(vatCode, rate, scene.company, scene.readings);
  const sumNode = child(line, "linesum");
  const accountDimension = textOf(line, "accountdimension");
  return {
    sumType: sumNode?.attributes["type"] === "gross" ? "gross" : "net",
    draft: {
      sumCents: centsOf(sumNode?.text ?? "0"),
      description: textOf(line, "description") ?? "",
      accountNumber: account.number,
      vatPercent: rate.percent,
      vatCode,
      ...(accountDimension === undefined ? {} : { accountDimension }),
      dimensions: lineDimensions(line),
    },
  };
}

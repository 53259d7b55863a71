import type { CivilDate, MinorUnits, Percentage } from "@confirma-connect/core";
import { child, childrenOf, type XmlNode } from "../../transport/xml-node.ts";
import {
  amountOf,
  attributeOf,
  type DimensionOfLine,
  dateOf,
  dimensionsOf,
  entriesOf,
  percentageOf,
  textOf,
} from "./field.ts";

/** One voucher of accountingledger.nv (specs 6.5); always in net form once saved (specs 6.2). */
export interface Voucher {
  /** Empty when the answer lacks it. */
  readonly netvisorKey: string;
  /** `valid`, `invalidated` or `deleted`; the attribute may be absent, which the default filter makes valid. */
  readonly status: string;
  readonly date: CivilDate | undefined;
  readonly number: string | undefined;
  readonly description: string | undefined;
  /** Abbreviation and name, language-dependent: `PI Purchase Invoice`. */
  readonly voucherClass: string | undefined;
  readonly voucherClassKey: string | undefined;
  /** Invoice that made the voucher. */
  readonly linkedSource: { readonly type: string | undefined; readonly netvisorKey: string } | undefined;
  /** A voucher can have no lines. */
  readonly lines: readonly VoucherLine[];
}

/** One line of a voucher. */
export interface VoucherLine {
  readonly netvisorKey: string | undefined;
  /** Debit > 0, credit < 0; undefined when the answer's number is not whole cents. */
  readonly sum: MinorUnits | undefined;
  readonly description: string | undefined;
  readonly accountNumber: string | undefined;
  readonly vatPercentage: Percentage | undefined;
  /** `NONE` where the answer writes `-`. */
  readonly vatCode: string | undefined;
  readonly dimensions: readonly DimensionOfLine[];
}

/** Reads accountingledger.nv. */
export const readAccountingLedger = (root: XmlNode): readonly Voucher[] =>
  entriesOf(root, ["vouchers"], "voucher").map(readVoucher);

function readVoucher(voucher: XmlNode): Voucher {
  const source = textOf(voucher, "linkedsourcenetvisorkey");
  const sourceType = attributeOf(child(voucher, "linkedsourcenetvisorkey"), "type");
  return {
    netvisorKey: textOf(voucher, "netvisorkey") ?? "",
    status: attributeOf(voucher, "status")?.toLowerCase() ?? "valid",
    date: dateOf(voucher, "voucherdate"),
    number: textOf(voucher, "vouchernumber"),
    description: textOf(voucher, "voucherdescription"),
    voucherClass: textOf(voucher, "voucherclass"),
    voucherClassKey: attributeOf(child(voucher, "voucherclass"), "netvisorkey"),
    linkedSource: source === undefined ? undefined : { type: sourceType, netvisorKey: source },
    lines: childrenOf(voucher, "voucherline").map(readLine),
  };
}

function readLine(line: XmlNode): VoucherLine {
  const vatCode = textOf(line, "vatcode");
  return {
    netvisorKey: textOf(line, "netvisorkey"),
    sum: amountOf(line, "linesum"),
    description: textOf(line, "description"),
    accountNumber: textOf(line, "accountnumber"),
    vatPercentage: percentageOf(line, "vatpercent"),
    vatCode: vatCode === "-" ? "NONE" : vatCode,
    dimensions: dimensionsOf(line),
  };
}

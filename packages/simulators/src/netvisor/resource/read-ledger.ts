import type { BookedLine, BookedVoucher } from "../book/book.ts";
import { invalidData } from "../failure.ts";
import { dottedDate, minuteTime } from "../format/date-text.ts";
import { optionalTag, tag, type XmlOut } from "../format/write-xml.ts";
import type { Scene } from "../scene.ts";
import { oddCents, oddName } from "./odd-format.ts";
import {
  dateParameter,
  deletedSince,
  keyListParameter,
  keyParameter,
  momentParameter,
  parameter,
} from "./parameter.ts";

/** accountingledger.nv */
export function accountingLedger(scene: Scene): readonly XmlOut[] {
  const wanted = [selection(scene), statusFilter(scene), typeFilter(scene)];
  const accounts = accountFilter(scene);
  const vouchers = scene.book.vouchers
    .filter((voucher) => wanted.every((filter) => filter(voucher)))
    .filter((voucher) => accounts === undefined || voucher.lines.some(accounts));
  const linesOnly = scene.readings.ledgerAccountFilter === "lines" ? accounts : undefined;
  return [
    tag(
      "Vouchers",
      vouchers.map((voucher) => voucherOut(scene, voucher, linesOnly ?? (() => true))),
    ),
  ];
}

type VoucherFilter = (voucher: BookedVoucher) => boolean;

function selection(scene: Scene): VoucherFilter {
  const key = keyParameter(scene, "netvisorkey");
  if (key !== undefined) return (voucher) => voucher.netvisorKey === key;
  const keys = keyListParameter(scene, "netvisorkeylist", 500);
  if (keys !== undefined) return (voucher) => keys.includes(voucher.netvisorKey);
  const [start, end] = [dateParameter(scene, "startdate"), dateParameter(scene, "enddate")];
  if (start !== undefined && end !== undefined) return ({ date }) => start <= date && date <= end;
  const changed = momentParameter(scene, "changedsince");
  if (changed !== undefined) return ({ modified }) => modified >= changed;
  const [from, to] = [momentParameter(scene, "lastmodifiedstart"), momentParameter(scene, "lastmodifiedend")];
  if (from !== undefined && to !== undefined)
    return ({ modified }) => from <= modified && modified.slice(0, 19) <= endOf(to);
  throw invalidData(
    "One of netvisorkey, netvisorkeylist, startdate and enddate, changedsince, lastmodified is required",
  );
}

function endOf(moment: string): string {
  return moment.length === 10 ? `${moment}T23:59:59` : moment;
}

function statusFilter(scene: Scene): VoucherFilter {
  switch (keyParameter(scene, "voucherstatus") ?? 2) {
    case 1:
      return () => true;
    case 2:
      return ({ status }) => status === "valid";
    case 3:
      return ({ status }) => status !== "valid";
    default:
      throw invalidData("Parameter voucherstatus is not 1, 2 or 3");
  }
}

function typeFilter(scene: Scene): VoucherFilter {
  const key = keyParameter(scene, "vouchertype");
  if (key === undefined) return () => true;
  const type = scene.company.voucherTypes.find((candidate) => candidate.netvisorKey === key);
  return (voucher) => voucher.voucherClass === type?.name;
}

function accountFilter(scene: Scene): ((line: BookedLine) => boolean) | undefined {
  const [start, end] = [parameter(scene, "accountnumberstart"), parameter(scene, "accountnumberend")];
  if (start === undefined && end === undefined) return undefined;
  const [low, high] = [Number(start ?? 0), Number(end ?? Number.MAX_SAFE_INTEGER)];
  return (line) => low <= Number(line.accountNumber) && Number(line.accountNumber) <= high;
}

function voucherOut(scene: Scene, voucher: BookedVoucher, shown: (line: BookedLine) => boolean): XmlOut {
  const type = scene.company.voucherTypes.find((candidate) => candidate.name === voucher.voucherClass);
  const className = scene.language === "EN" ? type?.englishName : type?.name;
  const source = voucher.salesInvoiceKey;
  return tag(
    "Voucher",
    [
      tag("NetvisorKey", voucher.netvisorKey),
      tag("VoucherDate", dottedDate(voucher.date)),
      tag("VoucherNumber", voucher.number),
      tag("VoucherDescription", oddName(scene, voucher.description)),
      tag("VoucherClass", `${type?.abbreviation ?? ""} ${className ?? voucher.voucherClass}`, {
        netvisorkey: String(type?.netvisorKey ?? 0),
      }),
      ...(source === undefined ? [] : [tag("LinkedSourceNetvisorKey", source, { type: "salesinvoice" })]),
      tag("VoucherNetvisorURI", `${scene.baseUrl}voucher/${voucher.netvisorKey}`),
      ...voucher.lines.filter(shown).map((line) => lineOut(scene, line)),
      ...(parameter(scene, "includetransactionhistory") === "1" ? [historyOut(voucher)] : []),
    ],
    { Status: voucher.status },
  );
}

function historyOut(voucher: BookedVoucher): XmlOut {
  return tag("TransactionHistory", optionalTag("Comment", voucher.comment));
}

function lineOut(scene: Scene, line: BookedLine): XmlOut {
  return tag("VoucherLine", [
    tag("NetvisorKey", line.netvisorKey),
    tag("LineSum", oddCents(scene, line.sumCents, line.netvisorKey)),
    tag("Description", oddName(scene, line.description)),
    tag("AccountNumber", line.accountNumber),
    tag("VatPercent", line.vatPercent),
    tag("VatCode", line.vatCode === "NONE" ? "-" : line.vatCode),
    ...optionalTag("AccountDimension", line.accountDimension),
    ...line.dimensions.map(({ name, item }) =>
      tag("Dimension", [tag("DimensionName", name), tag("DimensionItem", item)]),
    ),
  ]);
}

/** deletedvouchers.nv: vouchers that were deleted or invalidated since a moment. */
export function deletedVouchers(scene: Scene): readonly XmlOut[] {
  const since = deletedSince(scene);
  const gone = scene.book.vouchers.filter(
    ({ status, modified }) => status === "deleted" && modified >= since,
  );
  const out = gone.map((voucher) =>
    tag("DeletedVoucher", [
      tag("NetvisorKey", voucher.netvisorKey),
      tag("DeleteDate", minuteTime(voucher.modified), { format: "ansi" }),
    ]),
  );
  return [tag("DeletedVouchers", out)];
}

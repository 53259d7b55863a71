import { addVoucher, hasVatLines, keyLines, type LineDraft, retireVouchers } from "../book/add-voucher.ts";
import type { BookedVoucher } from "../book/book.ts";
import { checkPeriod } from "../book/check-period.ts";
import { recordDimensions } from "../book/dimensions.ts";
import { grossLines, sumOf } from "../book/gross-lines.ts";
import { invalidData, NetvisorFailure } from "../failure.ts";
import { child, childrenOf, textOf, type XmlNode } from "../format/xml-node.ts";
import type { Scene, WriteResult } from "../scene.ts";
import { parseVoucherLine } from "./parse-line.ts";

/** accounting.nv: one new voucher. */
export function createVoucher(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "voucher");
  const voucherClass = knownClass(scene, textOf(node, "voucherclass") ?? "");
  const lines = voucherLines(scene, node, textOf(node, "calculationmode") ?? "net");
  const numberText = textOf(node, "number");
  if (numberText !== undefined) checkNumber(scene, voucherClass, Number(numberText));
  const dimensions = lines.flatMap((line) => line.dimensions);
  const { book, key } = addVoucher(scene, recordDimensions(scene, scene.book, dimensions), {
    date: textOf(node, "voucherdate") ?? "",
    ...(numberText === undefined ? {} : { number: Number(numberText) }),
    description: textOf(node, "description") ?? "",
    voucherClass,
    comment: textOf(node, "comment") ?? "",
    checked: textOf(node, "checked") === "true",
    lines,
  });
  return { book, insertedKey: key };
}

/** accountingedit.nv: header fields and, when given, all lines of a voucher. */
export function editVoucher(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "voucher");
  const old = validVoucher(scene, Number(textOf(node, "netvisorkey")));
  checkPeriod(scene.company, old.date, hasVatLines(old.lines));
  const given = childrenOf(node, "voucherline").length > 0;
  const drafts = given ? voucherLines(scene, node, textOf(node, "calculationmode") ?? "net") : old.lines;
  const date = textOf(node, "voucherdate") ?? old.date;
  checkPeriod(scene.company, date, hasVatLines(drafts));
  const classText = textOf(node, "voucherclass");
  const changed: BookedVoucher = {
    ...old,
    date,
    number: Number(textOf(node, "number") ?? old.number),
    description: child(node, "description")?.text ?? old.description,
    voucherClass: classText === undefined ? old.voucherClass : knownClass(scene, classText),
    comment: child(node, "comment")?.text ?? old.comment,
    lines: given ? keyLines(drafts, scene.book.nextKey) : old.lines,
    modified: scene.now,
  };
  const dimensions = drafts.flatMap((line) => line.dimensions);
  const withKeys = given ? { ...scene.book, nextKey: scene.book.nextKey + drafts.length } : scene.book;
  const book = recordDimensions(scene, withKeys, dimensions);
  return {
    book: { ...book, vouchers: book.vouchers.map((voucher) => (voucher === old ? changed : voucher)) },
  };
}

/** invalidatevouchers.nv: takes vouchers out of force, all or none. */
export function invalidateVouchers(scene: Scene, root: XmlNode): WriteResult {
  const node = mandatoryChild(root, "invalidatevouchers");
  const keys = childrenOf(node, "invalidatevoucher").map((entry) => Number(entry.text));
  for (const key of keys) {
    const voucher = validVoucher(scene, key);
    if (voucher.salesInvoiceKey !== undefined) throw invalidData(`Voucher ${key} belongs to a sales invoice`);
  }
  return { book: retireVouchers(scene, scene.book, keys, "invalidated") };
}

/** A child that the order table has already proved to be there. */
export function mandatoryChild(node: XmlNode, name: string): XmlNode {
  const found = child(node, name);
  if (found === undefined) throw invalidData(`Data form incorrect:. '${name}' is missing`);
  return found;
}

function voucherLines(scene: Scene, node: XmlNode, mode: string): readonly LineDraft[] {
  const lines = childrenOf(node, "voucherline").map((line) => parseVoucherLine(scene, line));
  if (mode === "gross") return grossLines(scene.company, lines);
  const drafts = lines.map((line) => line.draft);
  if (sumOf(drafts) !== 0 && scene.readings.unbalancedVoucher === "refuse") {
    throw invalidData("Voucher is not in balance: debit and credit differ");
  }
  return drafts;
}

function knownClass(scene: Scene, name: string): string {
  const type = scene.company.voucherTypes.find((candidate) => candidate.name === name);
  if (type === undefined) throw invalidData(`Voucher class not found: ${name}`);
  return type.name;
}

function checkNumber(scene: Scene, voucherClass: string, number: number): void {
  if (scene.readings.duplicateVoucherNumber === "store") return;
  const taken = scene.book.vouchers.some(
    (voucher) =>
      voucher.number === number && voucher.voucherClass === voucherClass && voucher.status === "valid",
  );
  if (taken) throw new NetvisorFailure("DUPLICATE_DATA", `Voucher number ${number} already exists`);
}

function validVoucher(scene: Scene, key: number): BookedVoucher {
  const voucher = scene.book.vouchers.find((candidate) => candidate.netvisorKey === key);
  if (voucher?.status !== "valid") throw invalidData(`Voucher not found with Netvisor identifier: ${key}`);
  return voucher;
}

import type { Scene } from "../scene.ts";
import type { Book, BookedLine, BookedVoucher } from "./book.ts";
import { checkPeriod } from "./check-period.ts";

/** A line before it has a key. */
export type LineDraft = Omit<BookedLine, "netvisorKey">;

/** A voucher before it has keys; without a number it gets the next of its class. */
export interface VoucherDraft
  extends Omit<BookedVoucher, "netvisorKey" | "number" | "lines" | "status" | "modified"> {
  readonly number?: number;
  readonly lines: readonly LineDraft[];
}

/** Whether any line has a VAT code that counts in the VAT period. */
export function hasVatLines(lines: readonly LineDraft[]): boolean {
  return lines.some((line) => line.vatCode !== "NONE");
}

function nextVoucherNumber(book: Book, voucherClass: string): number {
  return (
    book.vouchers
      .filter((voucher) => voucher.voucherClass === voucherClass)
      .reduce((highest, voucher) => Math.max(highest, voucher.number), 0) + 1
  );
}

/** Gives the lines their keys, counted from `firstKey`. */
export function keyLines(lines: readonly LineDraft[], firstKey: number): readonly BookedLine[] {
  return lines.map((line, index) => ({ ...line, netvisorKey: firstKey + index }));
}

/** Books a voucher after checking its period. */
export function addVoucher(
  scene: Scene,
  book: Book,
  draft: VoucherDraft,
): { readonly book: Book; readonly key: number } {
  checkPeriod(scene.company, draft.date, hasVatLines(draft.lines));
  const key = book.nextKey;
  const voucher: BookedVoucher = {
    ...draft,
    netvisorKey: key,
    number: draft.number ?? nextVoucherNumber(book, draft.voucherClass),
    status: "valid",
    lines: keyLines(draft.lines, key + 1),
    modified: scene.now,
  };
  const nextKey = key + 1 + draft.lines.length;
  return { book: { ...book, vouchers: [...book.vouchers, voucher], nextKey }, key };
}

/** The book with some vouchers out of force. */
export function retireVouchers(
  scene: Scene,
  book: Book,
  keys: readonly number[],
  status: "invalidated" | "deleted",
): Book {
  const vouchers = book.vouchers.map((voucher) => {
    if (!keys.includes(voucher.netvisorKey)) return voucher;
    checkPeriod(scene.company, voucher.date, hasVatLines(voucher.lines));
    return { ...voucher, status, modified: scene.now };
  });
  return { ...book, vouchers };
}

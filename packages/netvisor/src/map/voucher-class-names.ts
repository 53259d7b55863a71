import type { Voucher } from "../wire/answer/accounting-ledger.ts";
import type { VoucherType } from "../wire/answer/voucher-type-list.ts";

type VoucherClass = Pick<Voucher, "voucherClass" | "voucherClassKey">;

/** The class of a voucher in the company's list of classes; answers name it by key or by abbreviation. */
export const voucherTypeOf = (
  { voucherClass, voucherClassKey }: VoucherClass,
  types: readonly VoucherType[],
): VoucherType | undefined =>
  types.find(
    ({ netvisorKey, abbreviation }) =>
      netvisorKey === voucherClassKey ||
      (voucherClassKey === undefined && abbreviation === voucherClass?.split(" ")[0]),
  );

/** All names of a voucher's class: answers write `PI Purchase Invoice`, plans name `Ostolasku` (specs 6.3). */
export function voucherClassNames(voucher: VoucherClass, types: readonly VoucherType[]): readonly string[] {
  const { voucherClass } = voucher;
  const shown = voucherClass === undefined ? [] : [voucherClass, voucherClass.replace(/^\S+\s+/u, "")];
  const type = voucherTypeOf(voucher, types);
  const listed = type === undefined ? [] : [type.name ?? "", ...type.foreignNames.values()];
  return [...shown, ...listed].filter((name) => name !== "");
}

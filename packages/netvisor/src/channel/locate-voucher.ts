import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { voucherClassNames, voucherTypeOf } from "../map/voucher-class-names.ts";
import { readAccountingLedger, type Voucher } from "../wire/answer/accounting-ledger.ts";
import { readVoucherTypeList } from "../wire/answer/voucher-type-list.ts";
import { compareVoucherLines } from "./compare-voucher.ts";
import {
  type Comparison,
  compareFact,
  differing,
  equal,
  foundAs,
  missing,
  squeezed,
  together,
} from "./comparison.ts";
import { type LookUp, onlyOne, type Unclear, unclear } from "./look-up.ts";

/**
 * Looks for a voucher by our key in its description, among all vouchers of its date. A voucher that
 * somebody has invalidated was booked once: whether it may be booked again is for a person to say.
 */
export async function locateVoucher(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { key, values } = step.identity;
  const date = values["date"] ?? "";
  const query = { startdate: date, enddate: date, voucherstatus: "1" };
  const looked = await lookUp.read({ resource: "accountingledger.nv", query }, readAccountingLedger);
  if (looked.type === "unclear") return looked;
  const ours = looked.found.filter(({ description }) => description?.includes(key) === true);
  const valid = ours.filter(({ status }) => status === "valid");
  const one = onlyOne(valid, "vouchers with our key");
  if (one.type === "unclear") return one;
  if (one.type === "one") return compared(one.entry, step, lookUp);
  if (ours.length > 0) return unclear("the voucher was booked and has been invalidated or deleted since");
  return lookUp.absent();
}

async function compared(voucher: Voucher, step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { values } = step.identity;
  const voucherClass = await compareClass(voucher, values["class"], lookUp);
  if ("type" in voucherClass) return voucherClass;
  const number = values["number"];
  const whole = together(
    compareFact("voucher date", values["date"], voucher.date),
    voucherClass,
    compareFact("description", squeezed(values["description"]), squeezed(voucher.description)),
    // Without a number of ours Netvisor gives the next one of the class.
    number === undefined ? equal : compareFact("voucher number", number, voucher.number),
    compareVoucherLines(voucher.lines, step.postings),
  );
  return foundAs(voucher.netvisorKey, whole);
}

/** Answers name a class in their own language; the company's list tells which class that is. */
async function compareClass(
  voucher: Voucher,
  sent: string | undefined,
  lookUp: LookUp,
): Promise<Comparison | Unclear> {
  if (sent === undefined || (voucher.voucherClass ?? voucher.voucherClassKey) === undefined) return missing;
  if (voucherClassNames(voucher, []).includes(sent)) return equal;
  const looked = await lookUp.read({ resource: "vouchertypelist.nv" }, readVoucherTypeList);
  if (looked.type === "unclear") return looked;
  if (voucherTypeOf(voucher, looked.found) === undefined) return missing;
  return voucherClassNames(voucher, looked.found).includes(sent)
    ? equal
    : differing("the voucher class in the books is not the one that was sent");
}

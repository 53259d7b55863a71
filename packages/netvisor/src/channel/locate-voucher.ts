import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { readAccountingLedger } from "../wire/answer/accounting-ledger.ts";
import { compareVoucher } from "./compare-voucher.ts";
import { found, type LookUp, onlyOne, unclear } from "./look-up.ts";

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
  if (one.type === "one") return found(one.entry.netvisorKey, compareVoucher(one.entry, step.postings));
  if (ours.length > 0) return unclear("the voucher was booked and has been invalidated or deleted since");
  return lookUp.absent();
}

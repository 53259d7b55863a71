import type { Receipt } from "../wire/receipt.ts";
import type { BookLine } from "./posting.ts";
import { firstRefusal, type Refusal } from "./refusal.ts";

/** Lines that a receipt makes. */
export function receiptLines({ account, amount, capital, interest, costs }: Receipt): readonly BookLine[] {
  const parts = [interest, costs].flatMap((part) =>
    part === undefined ? [] : [{ account: part.account, amount: -part.amount }],
  );
  return [{ account, amount }, { account: "1700", amount: -capital }, ...parts];
}

function* checks(receipt: Receipt): Generator<Refusal | undefined> {
  const { amount, capital, interest, costs, source = "" } = receipt;
  if (amount === 0) yield { code: "INVALID_DATA", text: "nothing was paid" };
  if (capital + (interest?.amount ?? 0) + (costs?.amount ?? 0) !== amount) {
    yield { code: "UNBALANCED", text: "the parts do not add up" };
  }
  if (source.length > 40) yield { code: "TOO_LARGE", text: "the source is too long" };
}

/** Refuses a receipt that does not add up. */
export const checkReceipt = (receipt: Receipt): Refusal | undefined => firstRefusal(checks(receipt));

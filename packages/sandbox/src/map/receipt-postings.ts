import { negateMinor, type Posting } from "@confirma-connect/core";
import type { Receipt } from "../wire/receipt.ts";
import { receivables } from "./sales-invoice-postings.ts";

/** What the books will show: the bank against the receivable, interest and costs. */
export function receiptPostings(receipt: Receipt): readonly Posting[] {
  const { capital, interest, costs, account, amount } = receipt;
  const date = receipt.bookingDate ?? receipt.date;
  const parts = [
    { account: receivables, amount: capital, role: "capital" },
    ...(interest === undefined ? [] : [{ ...interest, role: "interest" }]),
    ...(costs === undefined ? [] : [{ ...costs, role: "costs" }]),
  ];
  const credits = parts.map((part): Posting => ({ ...part, amount: negateMinor(part.amount), date }));
  return [{ account, amount, date, role: "bank" }, ...credits.filter(({ amount: each }) => each !== 0)];
}

import { problem } from "../rules/problem.ts";
import type { PersonalMatter } from "./personal-matter.ts";
import { inOtherCurrency, type Receivable } from "./receivable.ts";

const words = problem("ACC_UNSUPPORTED_CURRENCY", {
  message: "a payment is in another currency than its invoice, so what it pays of it is not known",
  advice: "Tell the agency what it pays, then settle it with a decision.",
});

/** Payments in another currency than their invoice; the agency's own money is its own knowledge. */
export const otherCurrency = (receivable: Receivable): readonly PersonalMatter[] =>
  inOtherCurrency(receivable).flatMap(({ vendorId, amount, currency, ours }) => {
    if (ours || amount <= 0) return [];
    const sums = { amount: String(amount), currency };
    return [{ what: "OTHERCURRENCY", cause: `otherCurrency/${vendorId}`, sums, words }];
  });

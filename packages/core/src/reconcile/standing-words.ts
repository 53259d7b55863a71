import type { Standing } from "./compared-document.ts";

/** Vendor words for the state of a document (lower case) and what they say about its place in the books. */
export type StandingWords = Readonly<Record<string, Standing>>;

/**
 * Words of the adapters of this repository. Netvisor `valid`, `invalidated`, `deleted` and Procountor's states are
 * seen in their pages; whatever is not listed is not compared.
 */
export const defaultStandingWords: StandingWords = {
  // Netvisor: vouchers, sales invoices, payments.
  valid: "valid",
  invalidated: "invalid",
  deleted: "invalid",
  unsent: "valid",
  open: "valid",
  overdue: "valid",
  paid: "valid",
  "due for payment": "valid",
  targeted: "valid",
  untargeted: "valid",
  bankfailed: "invalid",
  // Procountor: invoices and receipts.
  empty: "draft",
  unfinished: "draft",
  not_sent: "valid",
  sent: "valid",
  approved: "valid",
  verified: "valid",
  partly_paid: "valid",
  marked_paid: "valid",
  // Sandbox.
  booked: "valid",
};

/** What a vendor's word says; undefined when nobody said what it means. */
export const standingOf = (state: string, words: StandingWords): Standing | undefined => {
  const word = state.toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
};

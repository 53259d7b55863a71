import type { DemoSystem } from "../client/demo-client.ts";

/** How an accounting system books what a document says; the amounts are the document's own everywhere. */
export interface BookingHabit {
  /**
   * `income`: the payment lowers the invoice and posts its capital, interest and costs are a voucher;
   * `whole`: the payment lowers the invoice and posts nothing, one voucher has all of it;
   * `alone`: one voucher has all of it, and no invoice is touched.
   */
  readonly payment: "income" | "whole" | "alone";
  /** A credit note is an invoice that is set against another one, or a voucher. */
  readonly creditNote: "invoice" | "voucher";
  /** Whether every ledger document with VAT carries VAT rows: who computes VAT rounds it otherwise than the agency. */
  readonly vatRows: "always" | "mostly";
}

/** The habits of each system under the demo's plans. */
export const bookingHabits: Readonly<Record<DemoSystem, BookingHabit>> = {
  netvisor: { payment: "income", creditNote: "invoice", vatRows: "mostly" },
  procountor: { payment: "whole", creditNote: "invoice", vatRows: "always" },
  netbaron: { payment: "alone", creditNote: "voucher", vatRows: "mostly" },
};

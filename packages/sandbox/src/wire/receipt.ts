import { z } from "zod";
import { AmountText, Currency, Day, Word } from "./field.ts";

/** Part of a receipt that is not capital, with the account it is booked on. */
const ReceiptPart = z.strictObject({ account: Word, amount: AmountText });

/** Body of `POST /receipts`: money received for one invoice. Capital, interest and costs sum to `amount`. */
export const Receipt = z.strictObject({
  key: Word,
  number: Word,
  invoiceNumber: Word,
  date: Day,
  bookingDate: Day.optional(),
  currency: Currency,
  amount: AmountText,
  account: Word,
  reference: Word.optional(),
  source: Word.optional(),
  capital: AmountText,
  interest: ReceiptPart.optional(),
  costs: ReceiptPart.optional(),
});

/** See {@link Receipt}. */
export type Receipt = z.output<typeof Receipt>;

import { z } from "zod";
import { AmountText, Day, PercentText, WireDimension, Word } from "./field.ts";

/** One row of a ledger entry: debit > 0, credit < 0. */
export const EntryRow = z.strictObject({
  account: Word,
  vatAccount: Word.optional(),
  date: Day.optional(),
  gross: AmountText,
  net: AmountText,
  vatPercentage: PercentText,
  vatCode: Word.optional(),
  vatType: Word.optional(),
  isVat: z.boolean(),
  text: Word.optional(),
  type: Word.optional(),
  dimensions: z.array(WireDimension),
});

/** See {@link EntryRow}. */
export type EntryRow = z.output<typeof EntryRow>;

/** Body of `POST /entries`. `key` is ours, `number` the caller's identifier. */
export const LedgerEntry = z.strictObject({
  key: Word,
  number: Word,
  company: Word.optional(),
  documentClass: Word,
  name: Word.optional(),
  date: Day,
  text: Word.optional(),
  mode: z.enum(["GROSS", "NET"]),
  rows: z.array(EntryRow),
});

/** See {@link LedgerEntry}. */
export type LedgerEntry = z.output<typeof LedgerEntry>;

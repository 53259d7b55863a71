import { z } from "zod";
import {
  Amount,
  DateText,
  DimensionEntry,
  EmptyableText,
  Identifier,
  OptionalDate,
  OptionalText,
  Percent,
  Text,
} from "./common.ts";

/** 0 or 1 on the wire (the agency's number, not a boolean). */
const ZeroOrOne = z.codec(z.literal([0, 1]), z.boolean(), {
  decode: (value) => value === 1,
  encode: (value) => (value ? 1 : 0),
});

/** Our own limit: the agency names none, and a body must not cost more than a moment. */
const mostRows = 5_000;

/** GROSS is documented; NET is inferred (specs A, "calculationMode"). */
const CalculationMode = z.enum(["GROSS", "NET"]);

/** One row: debit > 0, credit < 0 (sign inferred from the documented example, whose net sum is zero). */
export const LedgerRow = z.strictObject({
  bookingDate: OptionalDate,
  accountNumber: Text,
  vatAccountNumber: OptionalText,
  vatType: OptionalText,
  vatPercentage: Percent,
  vatCode: EmptyableText,
  amount: Amount,
  netAmount: Amount,
  isVatRow: ZeroOrOne,
  projectNumber: OptionalText,
  transactionType: OptionalText,
  transactionDescription: OptionalText,
  ledgerDimensions: z.array(DimensionEntry).default([]),
});

/** See {@link LedgerRow}. */
export type LedgerRow = z.output<typeof LedgerRow>;

/** The agency's ledger document, `POST /accounting/ledger`, documented completely by one example. */
export const LedgerDocument = z.strictObject({
  ledgerIdentifier: Identifier,
  companyIdentifier: OptionalText,
  documentType: Text,
  documentName: OptionalText,
  documentDate: DateText,
  /** At most 210 characters (documented). */
  documentDescription: OptionalText.refine((value) => (value?.length ?? 0) <= 210, {
    error: "must have at most 210 characters",
    params: { code: "ACC_DOCUMENT_TEXT_TOO_LONG" },
  }),
  calculationMode: CalculationMode.default("GROSS"),
  ledgerRows: z.array(LedgerRow).min(2).max(mostRows),
});

/** See {@link LedgerDocument}. Amounts are minor units of euros: the body names no currency. */
export type LedgerDocument = z.output<typeof LedgerDocument>;

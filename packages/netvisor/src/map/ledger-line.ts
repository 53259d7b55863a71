import { type LedgerRow, type MinorUnits, mapAccount, type Percentage } from "@confirma-connect/core";
import type { RequestDimension } from "../wire/request/dimension.ts";
import { accountNumberLength, voucherTextLength } from "../wire/request/text-form.ts";
import type { RequestVatCode } from "../wire/request/vat-code.ts";
import { dimensionsOf, type RowContext, vatCodeOf } from "./row-words.ts";

/** A ledger row with its words in Netvisor's form; how its amounts are sent is not decided yet. */
export interface LedgerWords {
  readonly row: LedgerRow;
  /** Pointer of the row in the caller's document. */
  readonly pointer: string;
  readonly account: string;
  readonly vatCode: RequestVatCode;
  readonly description: string | undefined;
  readonly dimensions: readonly RequestDimension[];
}

/** A row of the voucher; the amount is net or gross as the voucher says. */
export interface LedgerLine {
  readonly amount: MinorUnits;
  /** What is booked on the account itself; in gross mode Netvisor books the rest as VAT. */
  readonly netAmount: MinorUnits;
  readonly account: string;
  readonly vatCode: RequestVatCode;
  readonly vatPercentage: Percentage;
  readonly description: string | undefined;
  readonly dimensions: readonly RequestDimension[];
  readonly isVatRow: boolean;
}

/** Translates the words of one row, and tells which fields Netvisor has no place for. */
export function ledgerWords(row: LedgerRow, pointer: string, context: RowContext): LedgerWords {
  const { findings } = context;
  for (const field of ["vatType", "transactionType"] as const) {
    if (row[field] === undefined) continue;
    const message = `Netvisor has no place for ${field}; it is not delivered`;
    findings.warn("ACC_UNSUPPORTED_FEATURE", `${pointer}/${field}`, message);
  }
  return {
    row,
    pointer,
    account: ledgerAccount(row.accountNumber, `${pointer}/accountNumber`, context),
    vatCode: vatCodeOf(context, row, pointer),
    description: findings.optionalText(
      row.transactionDescription,
      `${pointer}/transactionDescription`,
      voucherTextLength,
    ),
    dimensions: dimensionsOf(context, row, pointer),
  };
}

/** An account of the document as the plan maps it. */
export function ledgerAccount(number: string, pointer: string, { plan, findings }: RowContext): string {
  const account = findings.mapped(mapAccount(plan, number, pointer), pointer);
  if (account.length > accountNumberLength) {
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", pointer, "this is not an account number");
  }
  return account;
}

/** A row of the voucher with an amount of the document's row. */
export const ledgerLine = (words: LedgerWords, amount: MinorUnits): LedgerLine => ({
  amount,
  netAmount: words.row.netAmount,
  account: words.account,
  vatCode: words.vatCode,
  vatPercentage: words.row.vatPercentage,
  description: words.description,
  dimensions: words.dimensions,
  isVatRow: words.row.isVatRow,
});

import {
  type LedgerDocument,
  type LedgerRow,
  type MinorUnits,
  mapAccount,
  type Percentage,
} from "@confirma-connect/core";
import type { RequestDimension } from "../wire/request/dimension.ts";
import { accountNumberLength, voucherTextLength } from "../wire/request/text-form.ts";
import type { RequestVatCode } from "../wire/request/vat-code.ts";
import { dimensionsOf, type RowContext, vatCodeOf } from "./row-words.ts";

/** A ledger row in Netvisor's words; the amount is net or gross as the voucher says. */
export interface LedgerLine {
  readonly amount: MinorUnits;
  readonly account: string;
  readonly vatCode: RequestVatCode;
  readonly vatPercentage: Percentage;
  readonly description: string | undefined;
  readonly dimensions: readonly RequestDimension[];
  readonly isVatRow: boolean;
}

/** Translates the rows that the voucher carries: all of them in net mode, all but VAT rows in gross mode. */
export function ledgerLines(
  { ledgerRows }: LedgerDocument,
  mode: "net" | "gross",
  context: RowContext,
): readonly LedgerLine[] {
  return ledgerRows
    .map((row, index) => ({ row, line: ledgerLine(row, mode, `/ledgerRows/${index}`, context) }))
    .filter(({ row }) => mode === "net" || !row.isVatRow)
    .map(({ line }) => line);
}

function ledgerLine(row: LedgerRow, mode: "net" | "gross", pointer: string, context: RowContext): LedgerLine {
  const { plan, findings } = context;
  const account = findings.mapped(
    mapAccount(plan, row.accountNumber, `${pointer}/accountNumber`),
    `${pointer}/accountNumber`,
  );
  if (account.length > accountNumberLength) {
    const message = "this is not an account number";
    findings.refuse("ACC_DOCUMENT_FIELD_INVALID", `${pointer}/accountNumber`, message);
  }
  return {
    amount: mode === "net" ? row.netAmount : row.amount,
    account,
    vatCode: vatCodeOf(context, row, pointer),
    vatPercentage: row.vatPercentage,
    description: findings.optionalText(
      row.transactionDescription,
      `${pointer}/transactionDescription`,
      voucherTextLength,
    ),
    dimensions: dimensionsOf(context, row, pointer),
    isVatRow: row.isVatRow,
  };
}

import type { LedgerRow } from "../agency/ledger-document.ts";
import type { MinorUnits } from "../value/minor-units.ts";
import { type Percentage, percentage } from "../value/percentage.ts";
import type { PostingPlan } from "./posting-plan.ts";

/** Why a row is there; it is the row's text, so that everybody sees it. */
export type PostingRole =
  | "Payout"
  | "Clearing"
  | "Taken"
  | "Capital"
  | "Interest"
  | "Costs"
  | "Fees"
  | "VAT of fees"
  | "Rounding difference"
  | "Correction of capital"
  | "Correction of interest"
  | "Correction of costs";

/** The VAT inside a row's amount. */
interface VatInside {
  readonly net: MinorUnits;
  readonly percentage: Percentage;
  readonly account: string;
  readonly code?: string | undefined;
}

/** One row of a posting: debit > 0, credit < 0, minor units. */
export interface PostingRow {
  readonly role: PostingRole;
  readonly account: string;
  readonly amount: MinorUnits;
  /** What it is about, e.g. an invoice number; never personal data. */
  readonly about?: string;
  readonly vat?: VatInside;
}

const none = percentage(0);

/** A row in the agency's form. */
export function ledgerRowOf(row: PostingRow, plan: PostingPlan): LedgerRow {
  const { role, account, amount, about, vat } = row;
  return {
    bookingDate: undefined,
    accountNumber: account,
    vatAccountNumber: vat?.account,
    vatType: undefined,
    vatPercentage: vat?.percentage ?? none,
    vatCode: vat?.code,
    amount,
    netAmount: vat?.net ?? amount,
    isVatRow: role === "VAT of fees",
    projectNumber: undefined,
    transactionType: undefined,
    transactionDescription: about === undefined ? role : `${role} ${about}`,
    ledgerDimensions: [...plan.dimensions],
  };
}

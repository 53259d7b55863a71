import type { CivilDate } from "../value/civil-date.ts";
import type { Percentage } from "../value/percentage.ts";

/** One account of the chart. */
export interface Account {
  readonly number: string;
  readonly name: string;
  readonly active: boolean;
}

/** One class of ledger documents (Netvisor: voucher class). */
export interface DocumentClass {
  readonly vendorId: string;
  readonly abbreviation: string;
  readonly name: string;
}

/** One dimension with its items. */
export interface Dimension {
  readonly name: string;
  readonly items: readonly string[];
}

/** Accounting periods and locks. Documents dated on or before a lock are refused. */
export interface Periods {
  readonly accountingLock?: CivilDate;
  readonly vatLock?: CivilDate;
  readonly periods: readonly { readonly name: string; readonly from: CivilDate; readonly to: CivilDate }[];
}

/** One customer of the register. */
export interface Customer {
  readonly vendorId: string;
  readonly code: string;
  readonly name: string;
  readonly businessId?: string;
}

/** One VAT code with a percentage it may be used with. */
export interface VatCode {
  readonly code: string;
  readonly percentage: Percentage;
}

/** One bank account of the company. Its number is personal data where the company is a person: never logged. */
export interface BankAccount {
  readonly vendorId: string;
  readonly iban: string;
  readonly bic?: string;
  readonly name?: string;
  readonly currency?: string;
  /** Account of the chart that its money is booked on. */
  readonly account?: string;
  readonly active: boolean;
}

/** Reads an accounting system's registers; a register that the system lacks is an absent property. */
export interface RegisterReader {
  accounts?(): AsyncIterable<Account>;
  documentClasses?(): AsyncIterable<DocumentClass>;
  dimensions?(): AsyncIterable<Dimension>;
  periods?(): Promise<Periods>;
  customers?(query?: { readonly keyword?: string }): AsyncIterable<Customer>;
  vatCodes?(): AsyncIterable<VatCode>;
  bankAccounts?(): AsyncIterable<BankAccount>;
}

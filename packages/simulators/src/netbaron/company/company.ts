/** A rate a VAT code stands for, with the days it is in force, both included. */
export interface NetbaronVatRate {
  /** Hundredths of a percent: 25.5 % is 2550. */
  readonly basisPoints: number;
  readonly from: string;
  /** Absent: still in force. */
  readonly to?: string;
}

/** An entry of the VAT code register. Only code 20 is seen in public, its meaning is not. */
export interface NetbaronVatCode {
  readonly code: string;
  readonly name: string;
  readonly rates: readonly NetbaronVatRate[];
}

/** An account of the chart. */
export interface NetbaronAccount {
  readonly number: string;
  readonly name: string;
  readonly active: boolean;
}

/** A numbered entry of a register: a cost centre or a job. */
export interface NetbaronRegisterEntry {
  readonly number: string;
  readonly name: string;
}

/** An accounting period, both days included. */
export interface NetbaronPeriod {
  readonly name: string;
  readonly begin: string;
  readonly end: string;
  readonly closed: boolean;
}

/** Accounts an invoice is posted to when it names none. */
export interface NetbaronInvoiceAccounts {
  readonly receivables: string;
  readonly sales: string;
  readonly vat: string;
  readonly rounding: string;
  /** Where an invoice that arrives as PAID is cleared. */
  readonly clearing: string;
}

/** An opened web service interface: one module, its passwords and who may call it. */
export interface NetbaronModule {
  /** Last part of the address: `invoice`, its parallel `invoice2`, or `accounting`. */
  readonly name: "invoice" | "invoice2" | "accounting";
  /** Organisation-specific passwords; several are possible. */
  readonly passwords: readonly string[];
  readonly methods: readonly ("GET" | "PUT" | "POST")[];
  /** Addresses that may call. */
  readonly addresses: readonly string[];
}

/** One organisation with its own books. Dates `yyyy-MM-dd`. */
export interface NetbaronCompany {
  readonly organisationId: string;
  readonly businessId: string;
  readonly name: string;
  /** Folder below the drop folder where this organisation's files arrive; empty: the drop folder itself. */
  readonly folder: string;
  readonly accounts: readonly NetbaronAccount[];
  readonly costCentres: readonly NetbaronRegisterEntry[];
  readonly jobs: readonly NetbaronRegisterEntry[];
  readonly vatCodes: readonly NetbaronVatCode[];
  readonly periods: readonly NetbaronPeriod[];
  readonly invoiceAccounts: NetbaronInvoiceAccounts;
  readonly modules: readonly NetbaronModule[];
}

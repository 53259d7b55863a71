/** Registers of one company of the sandbox; plain data in the words of its own wire. */
export interface Company {
  readonly accounts: readonly { readonly number: string; readonly name: string; readonly active: boolean }[];
  readonly documentClasses: readonly {
    readonly vendorId: string;
    readonly abbreviation: string;
    readonly name: string;
  }[];
  readonly dimensions: readonly { readonly name: string; readonly items: readonly string[] }[];
  readonly vatCodes: readonly { readonly code: string; readonly percentage: string }[];
  /** Documents dated on or before this day are refused. */
  readonly accountingLock: string;
  readonly periods: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

const account = (number: string, name: string, active = true) => ({ number, name, active });

/** A small company with the accounts of the agency's documented example. */
export const demoCompany: Company = {
  accounts: [
    account("1700", "Receivables"),
    account("1701", "Receivables in collection"),
    account("1910", "Bank"),
    account("2939", "VAT payable"),
    account("3000", "Sales"),
    account("3010", "Sales, old", false),
    account("9000", "Interest income"),
    account("9010", "Collection costs charged"),
  ],
  documentClasses: [
    { vendorId: "1", abbreviation: "ML", name: "Sales invoices" },
    { vendorId: "2", abbreviation: "MU", name: "Memos" },
  ],
  dimensions: [
    { name: "Cost centre", items: ["100", "200"] },
    { name: "Project", items: ["P1"] },
  ],
  vatCodes: [
    { code: "S255", percentage: "25.5" },
    { code: "S14", percentage: "14" },
    { code: "S0", percentage: "0" },
  ],
  accountingLock: "2025-12-31",
  periods: [{ name: "2026", from: "2026-01-01", to: "2026-12-31" }],
};

/** An account of the chart. Groups cannot be posted to. */
export interface NetvisorAccount {
  readonly number: string;
  readonly name: string;
  readonly type: "account" | "accountgroup";
  readonly active: boolean;
  /** Number of the group above, absent at the top. */
  readonly group?: string;
  /** VAT code a voucher line gets when it names none. */
  readonly defaultVatCode?: string;
  /** VAT codes the account takes; any other code conflicts. Absent = all. */
  readonly vatCodes?: readonly string[];
}

/** A voucher class: the message names it by `name`. */
export interface NetvisorVoucherType {
  readonly netvisorKey: number;
  readonly abbreviation: string;
  readonly name: string;
  readonly englishName: string;
}

/** The classes Netvisor uses for what it books itself, by `name`. */
export interface NetvisorDefaultVoucherTypes {
  readonly salesInvoices: string;
  readonly salesInvoicePayments: string;
  readonly purchaseInvoices: string;
  readonly purchaseInvoicePayments: string;
  readonly otherSystemGenerated: string;
  readonly bankStatement: string;
  readonly accruals: string;
}

/** One dimension and one item of it, by name. */
export interface DimensionValue {
  readonly name: string;
  readonly item: string;
}

/** The 22 accounts of `CompanyDefaultAccounts`, element name to account number. */
export type NetvisorDefaultAccounts = Readonly<Record<DefaultAccountName, string>>;

/** Element names of `CompanyDefaultAccounts`. */
export type DefaultAccountName =
  | "TradePayables"
  | "PurchaseVATReceivable"
  | "RoundingOffDifference"
  | "VATpayable"
  | "TaxAccount"
  | "AdvancePayments"
  | "SalesReceivables"
  | "SalesVATDebt"
  | "Inventory"
  | "SalesDiscount"
  | "SalesExchangeRateDifferences"
  | "Collection"
  | "PurchasesDiscounts"
  | "PurchasesExchangeRateDifferences"
  | "PurchaseInvoiceAccrual"
  | "SalesInvoiceAccrual"
  | "PurchaseDomesticDefault"
  | "PurchaseEUDefault"
  | "PurchaseOutsideEUDefault"
  | "SalesDomesticDefault"
  | "SalesEUDefault"
  | "SalesOutsideEUDefault";

/** A payment method or bank account set up in the company, with the ledger account behind it. */
export interface NetvisorPaymentMethod {
  readonly type: "alternative" | "bankaccount";
  readonly name: string;
  readonly accountNumber: string;
  readonly iban?: string;
  readonly bic?: string;
}

/** A payment term. */
export interface NetvisorPaymentTerm {
  readonly netvisorKey: number;
  readonly description: string;
  readonly netDays: number;
  readonly isDefault: boolean;
}

/** A fiscal year or other accounting period. */
export interface NetvisorPeriod {
  readonly netvisorKey: number;
  readonly name: string;
  readonly beginDate: string;
  readonly endDate: string;
}

/** One tenant with its own books. Dates `yyyy-MM-dd`. */
export interface NetvisorCompany {
  /** Business id, `1234567-8`. */
  readonly organisationId: string;
  readonly name: string;
  /** API identifier of the user, and the secret key that signs. */
  readonly customerId: string;
  readonly customerKey: string;
  readonly accounts: readonly NetvisorAccount[];
  readonly defaultAccounts: NetvisorDefaultAccounts;
  readonly voucherTypes: readonly NetvisorVoucherType[];
  readonly defaultVoucherTypes: NetvisorDefaultVoucherTypes;
  readonly dimensions: readonly { readonly name: string; readonly items: readonly string[] }[];
  readonly products: readonly NetvisorProductSeed[];
  readonly customers: readonly NetvisorCustomerSeed[];
  readonly periods: readonly NetvisorPeriod[];
  /** The last locked day. */
  readonly accountingLockDate: string;
  /** The last day locked for lines with a VAT code. */
  readonly vatLockDate: string;
  readonly purchaseLockDate: string;
  readonly paymentMethods: readonly NetvisorPaymentMethod[];
  readonly paymentTerms: readonly NetvisorPaymentTerm[];
  /** VAT rates the company added itself (spec section 7), as text with a comma, for codes that take rates. */
  readonly ownVatPercents: readonly string[];
  /** Lower-case resources the integration may use; absent = all. */
  readonly allowedResources?: readonly string[];
}

/** A product there from the start. */
export interface NetvisorProductSeed {
  readonly code: string;
  readonly name: string;
  readonly unitPrice: string;
  readonly accountNumber: string;
  readonly vatPercent: string;
}

/** A customer there from the start. */
export interface NetvisorCustomerSeed {
  readonly code: string;
  readonly name: string;
  readonly businessId: string;
}

/** Which side of VAT a document is on. */
export type VatSide = "SALES" | "PURCHASE";

/** An account of the chart. `vatPercents` and `vatStatuses` limit what the account takes; absent = all in use. */
export interface ProcountorAccount {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly vatPercents?: readonly number[];
  readonly vatStatuses?: readonly number[];
}

/** The accounts Procountor uses for what it posts itself, by code. */
export interface ProcountorDefaultAccounts {
  readonly receivables: string;
  readonly sales: string;
  readonly payables: string;
  readonly purchases: string;
  readonly vatPayable: string;
  readonly vatReceivable: string;
  readonly rounding: string;
  readonly bank: string;
}

/** A dimension with its items. */
export interface ProcountorDimension {
  readonly id: number;
  readonly name: string;
  readonly items: readonly ProcountorDimensionItem[];
}

/** An item of a dimension; an inactive one shows `status: "P"`. */
export interface ProcountorDimensionItem {
  readonly id: number;
  readonly codeName: string;
  readonly description?: string;
  readonly active: boolean;
}

/** A VAT percent in use and the sides it is in use on. */
export interface ProcountorVatPercent {
  readonly percent: number;
  readonly sales: boolean;
  readonly purchase: boolean;
}

/** A VAT status (numeric part of `vat_NN`); `zeroOnly` statuses go with 0 % alone. */
export interface ProcountorVatStatus {
  readonly status: number;
  readonly description: string;
  readonly sales: boolean;
  readonly purchase: boolean;
  readonly zeroOnly: boolean;
}

/** A tracking period inside a fiscal year. */
export interface ProcountorTrackingPeriod {
  readonly id: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly status: "OPEN" | "PENDING" | "CLOSED";
}

/** A fiscal year. */
export interface ProcountorFiscalYear {
  readonly id: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly isOpen: boolean;
  readonly trackingPeriods: readonly ProcountorTrackingPeriod[];
}

/** A bank account of the company. */
export interface ProcountorBankAccount {
  readonly id: number;
  readonly iban: string;
  readonly bic: string;
  readonly bankName: string;
  readonly currency: string;
  readonly ledgerAccount: string;
  readonly defaultForInvoice: boolean;
  readonly defaultForPayment: boolean;
  readonly active: boolean;
}

/** A business partner there from the start. */
export interface ProcountorPartnerSeed {
  readonly id: number;
  readonly type: "CUSTOMER" | "SUPPLIER" | "PERSON";
  readonly name: string;
  readonly customerNumber: string;
  readonly identifier: string;
}

/** A product; `account` is its default ledger account. */
export interface ProcountorProduct {
  readonly id: number;
  readonly type: "SALES" | "PURCHASE" | "TRAVEL";
  readonly name: string;
  readonly code: string;
  readonly unit: string;
  readonly price: number;
  readonly vatPercent: number;
  readonly vatStatus: number;
  readonly account: string;
  readonly active: boolean;
}

/** Areas of user rights that this stand-in asks about. */
export type RightArea = "sales" | "purchases" | "payments" | "accounting" | "registers";

/** How far a user may go in an area. */
export type RightLevel = "ALL_RIGHTS" | "VIEWING_RIGHTS" | "NO_ACCESS" | "NOT_ENABLED";

/** A user; the first of a company is the one behind its API key. Absent areas are ALL_RIGHTS. */
export interface ProcountorUser {
  readonly id: number;
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly rights?: Readonly<Partial<Record<RightArea, RightLevel>>>;
}

/** One tenant with its own books. Dates `yyyy-MM-dd`. */
export interface ProcountorCompany {
  readonly id: number;
  readonly name: string;
  readonly businessId: string;
  /** A name of the enumeration COUNTRY; confirmation by Procountor Key exists in FINLAND only. */
  readonly country: string;
  readonly currency: "DKK" | "EUR" | "NOK" | "SEK";
  /** The API key of the first user for the client of the options. */
  readonly apiKey: string;
  readonly users: readonly [ProcountorUser, ...(readonly ProcountorUser[])];
  readonly accounts: readonly ProcountorAccount[];
  readonly defaultAccounts: ProcountorDefaultAccounts;
  readonly dimensions: readonly ProcountorDimension[];
  /** How many dimensions the licence allows on a row. */
  readonly maxDimensions: number;
  readonly vatPercents: readonly ProcountorVatPercent[];
  readonly vatStatuses: readonly ProcountorVatStatus[];
  /** Whether journals may name another country in `vatProcessing`. */
  readonly foreignVat: boolean;
  /** Whether rows may carry a balance code. */
  readonly balanceSheet: boolean;
  readonly fiscalYears: readonly ProcountorFiscalYear[];
  readonly bankAccounts: readonly ProcountorBankAccount[];
  readonly partners: readonly ProcountorPartnerSeed[];
  readonly products: readonly ProcountorProduct[];
  /** Whether invoice circulation is set up; verify, sendToCirculation and approving purchases need it. */
  readonly circulation: boolean;
  /** The setting of collection costs and penal interest, with the products of each. */
  readonly collection: {
    readonly automatic: boolean;
    readonly costsProductId?: number;
    readonly penalProductId?: number;
  };
}

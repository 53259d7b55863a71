/** One allocation of money or of another event. Amounts are cents; dates `YYYY-MM-DD`. */
export interface CashInAllocation {
  readonly allocationId: string;
  readonly caseId: string | null;
  readonly agency: string;
  readonly invoiceNumber: string;
  /** 8 is "Bank Transfer" (seen); other codes are this stand-in's own. */
  readonly typeCode: string;
  readonly typeDescription: string;
  readonly paymentDate: string;
  readonly bookingDate: string;
  readonly accountingDate: string;
  readonly settlementDate: string | null;
  readonly payment: number;
  /** Capital, interest and the creditor's costs, which make up the payment; absent until it is divided. */
  readonly breakdown?: { readonly capital: number; readonly interest: number; readonly costs: number };
  readonly currency: string;
}

/** Where a receivable stands; the last three are terminal. */
export type CashInInvoiceStatus = "OPEN" | "PAID" | "WITHDRAWN" | "CREDIT_LOSS";

/** An invoice or receivable. Amounts are cents. */
export interface CashInInvoice {
  readonly invoiceNumber: string;
  readonly amount: number;
  readonly open: number;
  readonly currency: string;
  readonly dueDate: string;
  readonly debtorId: string;
  readonly status: CashInInvoiceStatus;
  readonly origin: "invoiceService" | "collection" | "external";
  readonly caseId?: string;
  readonly batchId?: string;
  readonly sellerId?: string;
}

/** A payment that the creditor received itself, in cents. */
export interface CashInDirectPayment {
  readonly invoiceNumber: string;
  readonly amount: number;
  readonly paymentDate: string;
}

/** A record of a register, as it was submitted. */
export interface CashInRecord {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Everything that is known of one creditor. */
export interface CashInBook {
  readonly allocations: readonly CashInAllocation[];
  readonly invoices: readonly CashInInvoice[];
  readonly directPayments: readonly CashInDirectPayment[];
  readonly products: readonly CashInRecord[];
  readonly customers: readonly CashInRecord[];
  /** Actions on external invoices, in order. */
  readonly actions: readonly { readonly invoiceNumber: string; readonly action: string }[];
  readonly finvoiceAccount: string | null;
  readonly nextNumber: number;
}

/** A book without entries. */
export const emptyCashInBook: CashInBook = {
  allocations: [],
  invoices: [],
  directPayments: [],
  products: [],
  customers: [],
  actions: [],
  finvoiceAccount: null,
  nextNumber: 1,
};

/** Capital, interest and costs (the agency's FEES) in cents. */
export interface ConfirmaParts {
  readonly capital: number;
  readonly interest: number;
  readonly costs: number;
}

/** The agency's file on one invoice. Dates `YYYY-MM-DD`. */
export interface ConfirmaCase {
  readonly caseId: number;
  readonly invoiceNumber: string;
  readonly reference: string | null;
  readonly debtorName: string | null;
  /** What the debtor was asked for in all, in cents. */
  readonly claim: ConfirmaParts;
  /** What is open, in cents; negative after an overpayment. */
  readonly open: ConfirmaParts;
  readonly currency: string;
  readonly createdAt: string;
  readonly dueDate: string;
  readonly closedAt: string | null;
  readonly status: "OPEN" | "CLOSED" | "WITHDRAWN";
  readonly stage: string;
  readonly paused: boolean;
  readonly paymentPlanAllowed: boolean;
  readonly disputed: boolean;
}

/** Money that the agency received (negative: gave back) and how it divided it at first. Cents. */
export interface ConfirmaPayment {
  readonly paymentId: number;
  readonly caseId: number;
  readonly paymentDate: string;
  readonly bookingDate: string;
  readonly parts: ConfirmaParts;
  readonly payerReference: string | null;
  readonly kind: "full" | "partial" | "overpayment" | "refund";
  /** The settlement that paid it out; null while it is provisional. */
  readonly settlementId: number | null;
}

/** What a settlement pays for one invoice. */
export interface ConfirmaAllocation {
  readonly allocationId: number;
  readonly paymentId: number;
  readonly caseId: number;
  readonly parts: ConfirmaParts;
}

/** A payout to the creditor. */
export interface ConfirmaSettlement {
  readonly settlementId: number;
  readonly settlementDate: string;
  /** When it was made known; no answer shows it. */
  readonly publishedDate: string;
  readonly remittanceReference: string;
  readonly beneficiary: { readonly name: string; readonly iban: string; readonly bic: string };
  readonly currency: string;
  readonly apiFetchDate: string | null;
  readonly allocations: readonly ConfirmaAllocation[];
}

/** An action as it was queued. */
export interface ConfirmaAction {
  readonly actionId: number;
  readonly code: string;
  readonly comment: string;
  readonly caseId: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly state: "pending" | "done";
}

/** An invoice given to the agency. */
export interface ConfirmaInvoice {
  readonly invoiceNumber: string;
  readonly type: string;
  readonly date: string;
  readonly method: string;
  readonly distributed: boolean;
  readonly caseId: number | null;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A document that the agency is to carry into an accounting system. */
export interface ConfirmaAccountingDocument {
  readonly kind: "invoice" | "ledger" | "payment";
  readonly identifier: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly syncDate: string | null;
  readonly description: string;
}

/** Everything the agency knows of one client. */
export interface ConfirmaBook {
  readonly cases: readonly ConfirmaCase[];
  readonly payments: readonly ConfirmaPayment[];
  readonly settlements: readonly ConfirmaSettlement[];
  readonly actions: readonly ConfirmaAction[];
  readonly invoices: readonly ConfirmaInvoice[];
  readonly accounting: readonly ConfirmaAccountingDocument[];
  readonly nextCaseId: number;
}

/** A book without entries. */
export const emptyConfirmaBook: ConfirmaBook = {
  cases: [],
  payments: [],
  settlements: [],
  actions: [],
  invoices: [],
  accounting: [],
  nextCaseId: 481_000,
};

/** The sum of the parts, in cents. */
export const sumOf = ({ capital, interest, costs }: ConfirmaParts): number => capital + interest + costs;

/** Left minus right, part by part. */
export const minus = (left: ConfirmaParts, right: ConfirmaParts): ConfirmaParts => ({
  capital: left.capital - right.capital,
  interest: left.interest - right.interest,
  costs: left.costs - right.costs,
});

import type { DimensionValue } from "../company/company.ts";

/** A line of a voucher; sums in cents, debit positive. `vatPercent` in text with a comma. */
export interface BookedLine {
  readonly netvisorKey: number;
  readonly sumCents: number;
  readonly description: string;
  readonly accountNumber: string;
  readonly vatPercent: string;
  readonly vatCode: string;
  readonly accountDimension?: string;
  readonly dimensions: readonly DimensionValue[];
}

/** A voucher in the ledger; `voucherClass` is the full name of its type. */
export interface BookedVoucher {
  readonly netvisorKey: number;
  readonly date: string;
  readonly number: number;
  readonly description: string;
  readonly voucherClass: string;
  readonly comment: string;
  readonly checked: boolean;
  readonly status: "valid" | "invalidated" | "deleted";
  /** Key of the sales invoice the voucher was made from. */
  readonly salesInvoiceKey?: number;
  readonly lines: readonly BookedLine[];
  /** Instant of the last change, ISO 8601 in UTC. */
  readonly modified: string;
}

/** A product line of an invoice with its computed sums in cents. */
export interface InvoiceProductLine {
  readonly kind: "product";
  readonly productKey: number;
  readonly productCode: string;
  readonly name: string;
  /** Unit price and quantity as sent, with a comma. */
  readonly unitPrice: string;
  readonly priceType: "net" | "gross";
  readonly quantity: string;
  readonly discountPercent: string;
  readonly vatPercent: string;
  readonly vatCode: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly accountNumber: string;
  readonly freeText: string;
  readonly dimensions: readonly DimensionValue[];
}

/** A comment line of an invoice. */
export interface InvoiceCommentLine {
  readonly kind: "comment";
  readonly text: string;
}

/** Main states of a sales invoice or order. */
export type InvoiceStatus = "unsent" | "open" | "paid" | "creditloss" | "undelivered" | "delivered" | "draft";
/** Sub-states of an open invoice. */
export type InvoiceSubstatus = "open" | "overdue" | "reminded" | "requested" | "collected";

/** A line of the sender's own posting, in ledger signs and cents, before VAT is split. */
export interface InvoicePostingLine {
  readonly sumCents: number;
  readonly sumType: "net" | "gross";
  readonly description: string;
  readonly accountNumber: string;
  readonly vatPercent: string;
  readonly vatCode: string;
  readonly dimensions: readonly DimensionValue[];
}

/** A sales invoice; sums in cents. */
export interface BookedInvoice {
  readonly netvisorKey: number;
  readonly type: "invoice" | "order" | "invoicedraft";
  /** 0 on drafts. */
  readonly number: number;
  readonly date: string;
  readonly dueDate: string;
  readonly referenceNumber: string;
  readonly totalCents: number;
  readonly openCents: number;
  readonly currency: string;
  readonly status: InvoiceStatus;
  readonly substatus: InvoiceSubstatus;
  readonly customerKey: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly expectPartialPayments: boolean;
  readonly netDays: number;
  readonly cashDiscount: { readonly days: number; readonly cents: number } | undefined;
  readonly receivablesAccount: string;
  readonly lines: readonly (InvoiceProductLine | InvoiceCommentLine)[];
  readonly posting: readonly InvoicePostingLine[];
  /** Element name (lower case) to text of the rest of the header. */
  readonly details: Readonly<Record<string, string>>;
  readonly voucherKey?: number;
  readonly creditMatches: readonly CreditMatch[];
  readonly modified: string;
}

/** A match between a credit note and an invoice; cents positive. */
export interface CreditMatch {
  readonly creditNoteKey: number;
  readonly invoiceKey: number;
  readonly cents: number;
}

/** A payment of a sales invoice; `invoiceKey` is absent when it has no target. */
export interface BookedPayment {
  readonly netvisorKey: number;
  readonly sumCents: number;
  /** How much of the invoice it settled: the sum and a cash discount; 0 without a target. */
  readonly settledCents: number;
  readonly currency: string;
  readonly date: string;
  readonly name: string;
  readonly invoiceKey?: number;
  readonly invoiceNumber: string;
  readonly referenceNumber: string;
  readonly paymentMethod: string;
  readonly accountNumber: string;
  readonly voucherKey: number;
  readonly status: "valid" | "deleted";
  readonly modified: string;
}

/** A customer; `details` holds every sent element by lower-case path such as `customerbaseinformation/city`. */
export interface BookedCustomer {
  readonly netvisorKey: number;
  readonly code: string;
  readonly name: string;
  readonly businessId: string;
  readonly details: Readonly<Record<string, string>>;
  readonly modified: string;
}

/** A product; `details` as on customers. */
export interface BookedProduct {
  readonly netvisorKey: number;
  readonly code: string;
  readonly name: string;
  readonly unitPrice: string;
  readonly priceType: "net" | "gross";
  readonly accountNumber: string;
  readonly vatPercent: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Everything one company has on its books. */
export interface Book {
  readonly vouchers: readonly BookedVoucher[];
  readonly salesInvoices: readonly BookedInvoice[];
  readonly salesPayments: readonly BookedPayment[];
  readonly customers: readonly BookedCustomer[];
  readonly products: readonly BookedProduct[];
  readonly dimensions: readonly BookedDimension[];
  /** The key the next stored thing gets; all kinds share one series. */
  readonly nextKey: number;
}

/** A dimension with its items. */
export interface BookedDimension {
  readonly netvisorKey: number;
  readonly name: string;
  readonly items: readonly {
    readonly netvisorKey: number;
    readonly name: string;
    readonly hidden: boolean;
  }[];
}

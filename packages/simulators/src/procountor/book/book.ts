import type { JsonFields } from "../../kernel/parse-fault.ts";
import type { ProcountorDimension, ProcountorFiscalYear, VatSide } from "../company/company.ts";
import type { StatusWord } from "../word/status-words.ts";
import type { InvoiceType, ReceiptType } from "../word/type-words.ts";

/** Money of a row or document, in cents of one currency. */
export interface Sums {
  readonly netCents: number;
  readonly vatCents: number;
}

/** A row of an invoice with its money after both discounts, in the company's currency. */
export interface BookedInvoiceRow extends Sums {
  readonly id: number;
  readonly vatPercent: number;
  readonly vatStatus: number | undefined;
  readonly description: string;
  /** Default account of its product, when it has one. */
  readonly account: string | undefined;
  readonly productId: number | undefined;
}

/** One line of an invoice's history. */
export interface HistoryLine {
  readonly action: string;
  readonly name: string;
  readonly date: string;
  readonly details: string;
}

/** An invoice or order. `content` is what the caller wrote, as a GET shows it. */
export interface BookedInvoice {
  readonly id: number;
  readonly type: InvoiceType;
  readonly status: StatusWord;
  /** The state payments were marked on, to go back to when they are removed. */
  readonly statusBeforePayment: StatusWord;
  readonly invoiceNumber: number;
  readonly originalInvoiceNumber: string;
  readonly date: string;
  readonly dueDate: string;
  readonly partnerId: number | undefined;
  readonly currency: string;
  /** Sum of the document in its own currency, VAT included. */
  readonly totalCents: number;
  /** What is open of `totalCents`; negative after an overpayment. */
  readonly openCents: number;
  readonly sums: Sums;
  /** The same in the company's currency. */
  readonly accountingSums: Sums;
  readonly rows: readonly BookedInvoiceRow[];
  readonly ledgerReceiptId: number;
  readonly content: JsonFields;
  readonly history: readonly HistoryLine[];
  readonly creatorId: number;
  readonly created: string;
  readonly version: string;
}

/** A value of a dimension item, in cents. */
export interface BookedDimensionValue {
  readonly dimensionId: number;
  readonly itemId: number;
  readonly cents: number;
}

/** A row of a ledger receipt; `valueCents` is net, debit positive. */
export interface BookedTransaction {
  readonly id: number;
  readonly transactionType: "ENTRY" | "RECONCILIATION_ENTRY" | "REVERSING_ENTRY";
  readonly account: string;
  readonly valueCents: number;
  readonly vatPercent: number;
  readonly vatType: VatSide | undefined;
  readonly vatStatus: number | undefined;
  readonly vatDeductionPercent: number | undefined;
  readonly description: string;
  readonly dimensionItemValues: readonly BookedDimensionValue[];
  /** Other fields as the caller wrote them. */
  readonly other: JsonFields;
}

/** A ledger receipt. The status of an invoice's receipt is that of its invoice. */
export interface BookedReceipt {
  readonly id: number;
  readonly type: ReceiptType;
  readonly status: StatusWord;
  readonly name: string;
  readonly receiptDate: string;
  readonly vatType: VatSide;
  readonly vatStatus: number;
  readonly invoiceId: number;
  readonly receiptNumber: number;
  readonly invoiceNumber: number;
  readonly partnerId: number | undefined;
  readonly transactions: readonly BookedTransaction[];
  /** Other fields as the caller wrote them. */
  readonly other: JsonFields;
  readonly created: string;
  readonly version: string;
}

/** A payment event made by markpaid; `settledCents` in the invoice's currency. */
export interface BookedPaymentEvent {
  readonly id: number;
  readonly invoiceId: number;
  readonly type: string;
  readonly paymentDate: string;
  readonly settledCents: number;
  readonly paidCurrency: string;
  /** In the company's currency. */
  readonly amountCents: number;
  readonly description: string;
  /** The posting, where the reading says there is one. */
  readonly receiptId: number | undefined;
}

/** An outgoing payment of a purchase invoice. */
export interface BookedPayment {
  readonly id: number;
  readonly invoiceId: number;
  readonly amountCents: number;
  readonly currency: string;
  readonly paymentDate: string;
  readonly status: "PAYMENT_QUEUED" | "NOT_SENT" | "DELETED";
  readonly content: JsonFields;
}

/** A business partner; `content` as a GET shows it. */
export interface BookedPartner {
  readonly id: number;
  readonly type: string;
  readonly name: string;
  readonly content: JsonFields;
  readonly version: string;
}

/** Penal interest that waits for the partner's next sales invoice. */
export interface WaitingPenalty {
  readonly partnerId: number;
  readonly cents: number;
}

/** Everything one company has. */
export interface Book {
  readonly invoices: readonly BookedInvoice[];
  readonly receipts: readonly BookedReceipt[];
  readonly paymentEvents: readonly BookedPaymentEvent[];
  readonly payments: readonly BookedPayment[];
  readonly partners: readonly BookedPartner[];
  readonly dimensions: readonly ProcountorDimension[];
  readonly fiscalYears: readonly ProcountorFiscalYear[];
  readonly waitingPenalties: readonly WaitingPenalty[];
  /** The id the next thing gets; all kinds share one series, unique inside one company only. */
  readonly nextId: number;
  readonly nextNumber: number;
}

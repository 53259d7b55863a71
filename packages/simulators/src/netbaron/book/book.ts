import type { XmlElement } from "../format/xml-element.ts";

/** One posting. Amounts are integer cents, debit positive. */
export interface BookedRow {
  readonly accountNumber: string;
  readonly sumCents: number;
  /** Stored exactly as it arrived, formulas included. */
  readonly description: string;
  readonly costCentre: string;
  readonly job: string;
  readonly vatCode: string;
  /** Hundredths of a percent; absent when the row has no rate. */
  readonly vatBasisPoints?: number;
  /** Amounts of the row's own columns; the sign is the file's. */
  readonly netCents?: number;
  readonly grossCents?: number;
  readonly vatCents?: number;
  /** VAT for declarations (`Käsiteltävä alv`), as given. */
  readonly declaredVatCents?: number;
  /** Whether the row came in, or NetBaron posted it itself. */
  readonly postedBy: "sender" | "netbaron";
}

/** A booked accounting receipt. */
export interface BookedReceipt {
  readonly id: number;
  readonly numberSeries: string;
  readonly number: string;
  readonly date: string;
  readonly source: "csv" | "invoice";
  /** Name of the file it came in; absent for the web service. */
  readonly file?: string;
  /** When it was booked, ISO 8601 in UTC. */
  readonly bookedAt: string;
  readonly rows: readonly BookedRow[];
}

/** A booked sales invoice. Amounts in cents. */
export interface BookedNetbaronInvoice {
  readonly id: number;
  readonly number: string;
  readonly date: string;
  readonly dueDate?: string;
  readonly reference?: string;
  readonly buyerName: string;
  readonly buyerIdentifier: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** What is left to pay. Ledger rows do not change it: no public format links them to an invoice. */
  readonly openCents: number;
  readonly receiptId: number;
  /** The message as it arrived, without the envelope. */
  readonly message: XmlElement;
}

/** Everything stored for one organisation. */
export interface NetbaronBook {
  readonly receipts: readonly BookedReceipt[];
  readonly invoices: readonly BookedNetbaronInvoice[];
  readonly nextId: number;
}

/** An organisation without a document. */
export const emptyBook: NetbaronBook = { receipts: [], invoices: [], nextId: 1 };

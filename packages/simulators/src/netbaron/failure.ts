/** Why something was refused. The codes are this stand-in's own: the vendor's are not public. */
export type RefusalCode =
  | "accountUnknown"
  | "amountForm"
  | "amountMissing"
  | "arithmetic"
  | "authentication"
  | "columns"
  | "costCentreUnknown"
  | "currency"
  | "dateForm"
  | "duplicate"
  | "encoding"
  | "fault"
  | "fileEmpty"
  | "fileTooLarge"
  | "header"
  | "integerForm"
  | "invoiceType"
  | "jobUnknown"
  | "method"
  | "missing"
  | "notFound"
  | "numberSeries"
  | "periodClosed"
  | "receiptDate"
  | "severalReceipts"
  | "structure"
  | "syntax"
  | "textTooLong"
  | "unbalanced"
  | "vatCodeUnknown"
  | "vatPercent"
  | "version"
  | "wrongSeller";

/** One reason. Texts name fields and registers, never the content of a description. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
  /** Line of the CSV file, from 1; the header is line 1. */
  readonly row?: number;
  /** Column header, or path of the element. */
  readonly column?: string;
}

/** A refused file or request with every reason found. */
export class NetbaronFailure extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals[0]?.text ?? "refused");
    this.name = "NetbaronFailure";
    this.refusals = refusals;
  }
}

/** A failure with one reason. */
export function refuse(code: RefusalCode, text: string, column?: string): NetbaronFailure {
  return new NetbaronFailure([column === undefined ? { code, text } : { code, text, column }]);
}

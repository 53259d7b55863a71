import type { CivilDate, MinorUnits, Percentage } from "@confirma-connect/core";

/** A row in NetBaron's words, before it is decided how VAT is written. Debit > 0, credit < 0. */
export interface BookLine {
  readonly date: CivilDate;
  readonly description: string;
  readonly account: string;
  readonly costCenter: string;
  readonly jobNumber: string;
  /** "" on rows without VAT. */
  readonly vatCode: string;
  readonly vatPercentage: Percentage;
  readonly net: MinorUnits;
  readonly gross: MinorUnits;
  readonly isVatRow: boolean;
  /** VAT account that the document names on this row. */
  readonly vatAccount: string | undefined;
  /** Why the row exists; shown with the predicted postings. */
  readonly role?: string;
  /** Where the row stands in the caller's document. */
  readonly pointer: string;
}

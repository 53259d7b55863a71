import type { CivilDate, MinorUnits, Percentage } from "@confirma-connect/core";

/** One row of a receipt file. Debit > 0, credit < 0 (inferred); empty texts and undefined are empty cells. */
export interface ReceiptRow {
  readonly numberSeries: string;
  readonly receiptNumber: string;
  readonly bookingDate: CivilDate;
  readonly description: string;
  readonly account: string;
  readonly costCenter: string;
  readonly jobNumber: string;
  readonly vatCode: string;
  readonly vatPercentage: Percentage | undefined;
  readonly vatAccount: string;
  readonly net: MinorUnits;
  readonly gross: MinorUnits;
  readonly vat: MinorUnits;
  readonly taxableVat: MinorUnits | undefined;
}

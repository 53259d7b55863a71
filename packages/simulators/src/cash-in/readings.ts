/** Every rule of Cash-In that the public pages leave open. See `defaultCashInReadings`. */
export interface CashInReadings {
  /** Number of the first page. */
  readonly firstPage: 0 | 1;
  /** Largest page size; 100 is the only published size. */
  readonly largestPageSize: number;
  /** A larger page size: refused with 400, or cut. */
  readonly oversizedPage: "refuse" | "clamp";
  /** Whether `Meta` has the published counts. */
  readonly counts: "told" | "absent";
  /** A query parameter outside the documented ones. */
  readonly unknownParameter: "refuse" | "ignore";
  /** Whether `…To` dates include their day. */
  readonly periodEnd: "inclusive" | "exclusive";
  /** Which date the last 30 days are counted on when no date is given. */
  readonly defaultPeriodDate: "paymentDate" | "accountingDate";
  /** Order without `sortBy`. */
  readonly defaultOrder: "oldestFirst" | "newestFirst";
  /** What becomes of a key that was renewed. */
  readonly renewedKey: "dies" | "stays";
  /** What `validate` answers for a wrong key. */
  readonly invalidKey: "401" | "200";
  /** An invoice number that is already there. */
  readonly duplicateInvoice: "refuse" | "accept";
  /** A key of the wrong kind: 403 as the list of codes says, or 401. */
  readonly wrongKeyKind: "403" | "401";
}

/** The readings used unless an option says otherwise. */
export const defaultCashInReadings: CashInReadings = {
  firstPage: 1,
  largestPageSize: 100,
  oversizedPage: "refuse",
  counts: "told",
  unknownParameter: "refuse",
  periodEnd: "inclusive",
  defaultPeriodDate: "paymentDate",
  defaultOrder: "oldestFirst",
  renewedKey: "dies",
  invalidKey: "401",
  duplicateInvoice: "refuse",
  wrongKeyKind: "403",
};

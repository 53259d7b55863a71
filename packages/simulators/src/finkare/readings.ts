/** Every rule of Finkare that the public pages leave open. See `defaultFinkareReadings`. */
export interface FinkareReadings {
  /** What `fromDate` and `toDate` filter. */
  readonly dateField: "paidAt" | "createdAt";
  /** Whether `toDate` includes its day. */
  readonly toDate: "inclusive" | "exclusive";
  readonly order: "oldestFirst" | "newestFirst";
  /** Largest page; 100 is the published one. */
  readonly largestLimit: number;
  /** A limit above the largest: refused with 400, or cut. */
  readonly oversizedLimit: "refuse" | "clamp";
  /** Whether lists have the published `pagination`. */
  readonly pagination: "told" | "absent";
  readonly unknownParameter: "refuse" | "ignore";
  /** `paidAt` of a payment that was not completed. */
  readonly unpaidMoment: "null" | "absent";
  /** Payments of an invoice that does not exist. */
  readonly unknownInvoice: "404" | "empty";
  /** What a webhook signs: the body as sent, or its compact form while the body is sent indented. */
  readonly signedForm: "raw" | "rewritten";
}

/** The readings used unless an option says otherwise. */
export const defaultFinkareReadings: FinkareReadings = {
  dateField: "paidAt",
  toDate: "inclusive",
  order: "oldestFirst",
  largestLimit: 100,
  oversizedLimit: "refuse",
  pagination: "told",
  unknownParameter: "refuse",
  unpaidMoment: "null",
  unknownInvoice: "404",
  signedForm: "raw",
};

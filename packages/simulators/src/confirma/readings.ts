/** Every rule of the Partner API that the public pages leave open. See `defaultConfirmaReadings`. */
export interface ConfirmaReadings {
  /** Whether `toDate` belongs to the answer. */
  readonly periodEnd: "inclusive" | "exclusive";
  /** How an empty list is answered; 204 is seen on the accounting endpoints only. */
  readonly emptyList: "204" | "200";
  /** Which published form of a settlement is served: `breakdown` or `events`. */
  readonly settlementForm: "newer" | "older";
  /** Which read marks a settlement as fetched. */
  readonly fetchedMark: "anyRead" | "unfetchedRead";
  /** The date of a payment that a period is about. */
  readonly paymentPeriod: "bookingDate" | "paymentDate";
  /** The date of a settlement that a period is about; a settlement shows its `settlementDate` only. */
  readonly settlementPeriod: "settlementDate" | "publishedDate";
  /** Longest period of one request, in days. */
  readonly largestWindowDays: number;
  /** A query parameter that the endpoint does not have. */
  readonly unknownParameter: "refuse" | "ignore";
  /** A member of a body that the published examples do not have. */
  readonly unknownField: "refuse" | "ignore";
  /** What becomes of a key that was renewed. */
  readonly renewedKey: "dies" | "stays";
  /** What `validate` answers for a wrong key. */
  readonly invalidKey: "401" | "200";
  /** Which parameter names a case. */
  readonly caseQuery: "caseId" | "either";
  /** Whether a case names its costs as `costsAmount`; the published page is cut inside that name. */
  readonly caseCosts: "costsAmount" | "unnamed";
  /** Whether an action needs both invoice number and case id. */
  readonly actionTarget: "either" | "both";
  /** When actions take effect: at once, or when the agency works. They are queued as pending (seen). */
  readonly actionEffect: "atOnce" | "whenWorked";
  /** An action other than COMMENT on a case that is closed or withdrawn. */
  readonly closedCase: "refuse" | "queue";
  /** Whether the outstanding amounts of a DIRECTPAYMENT must be what the case has left after it. */
  readonly outstandingAmounts: "unchecked" | "checked";
  /** A DIRECTPAYMENT of more than is open. */
  readonly directOverpayment: "refuse" | "accept";
  /** An invoice number that is already there. */
  readonly duplicateInvoice: "refuse" | "accept";
  /** An identifier of an accounting document that is already there. */
  readonly duplicateSubmission: "refuse" | "ignore" | "accept";
  /** Whether `/accounting/invoice` exists; only its siblings are public. */
  readonly accountingInvoice: "served" | "absent";
  /** Status of a successful POST. */
  readonly submitStatus: 200 | 201 | 202;
  /** What a successful accounting POST answers. */
  readonly submissionAnswer: "rows" | "message" | "empty";
  /** Answer to a request over the rate limit. */
  readonly rateExcess: "429" | "429WithRetryAfter";
}

/** The readings used unless an option says otherwise: the strict value where refusing is plausible. */
export const defaultConfirmaReadings: ConfirmaReadings = {
  periodEnd: "inclusive",
  emptyList: "204",
  settlementForm: "newer",
  fetchedMark: "unfetchedRead",
  paymentPeriod: "bookingDate",
  settlementPeriod: "settlementDate",
  largestWindowDays: 366,
  unknownParameter: "refuse",
  unknownField: "refuse",
  renewedKey: "dies",
  invalidKey: "401",
  caseQuery: "either",
  caseCosts: "costsAmount",
  actionTarget: "either",
  actionEffect: "atOnce",
  closedCase: "refuse",
  outstandingAmounts: "unchecked",
  directOverpayment: "refuse",
  duplicateInvoice: "refuse",
  duplicateSubmission: "refuse",
  accountingInvoice: "served",
  submitStatus: 200,
  submissionAnswer: "rows",
  rateExcess: "429",
};

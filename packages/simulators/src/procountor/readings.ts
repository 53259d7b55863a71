/** Every rule the specification marks inferred or unknown, with its readings. See `defaultProcountorReadings`. */
export interface ProcountorReadings {
  /** A charset parameter on the form of `/oauth/token`: an error, or ignored. The reminder not to send it is seen. */
  readonly tokenCharset: "refuse" | "accept";
  /** Whether `redirect_uri` may be left out with client_credentials. */
  readonly redirectUri: "optional" | "required";
  /** Body of a refused token request: `errors`, or `error` and `error_description`. */
  readonly tokenErrorBody: "errors" | "oauth";
  /** Whether `/latest/api`, `/supported/api` and `/vYYMM/api` are served. */
  readonly versionPaths: "gone" | "served";
  /** What more requests than the rate allows are answered. */
  readonly rateExcess: "429" | "429WithRetryAfter" | "503" | "unableToGetConnection";
  /** A character outside Windows-1252: 400, stored as a question mark, or 500. */
  readonly foreignCharacters: "refuse" | "replace" | "serverError";
  /** Fields that no model has. */
  readonly unknownFields: "refuse" | "ignore";
  /** Read-only fields in POST and PUT; `status` is tolerated in both. */
  readonly readOnlyFields: "ignore" | "refuse";
  /** Fields documented as not supported for the type or country, such as `bic` on sales. */
  readonly unsupportedFields: "refuse" | "ignore";
  /** More decimals than a documented scale (accountingValue is always rounded). */
  readonly excessScale: "refuse" | "round";
  /** Content-Type of JSON bodies: must be application/json, or anything. */
  readonly jsonContentType: "required" | "ignored";
  /** `country` inside a delivery address that holds anything: the seen error says it cannot be blank. */
  readonly deliveryCountry: "required" | "optional";
  /** A Finnish counterparty's identifier without a correct form: ERROR_BRN_CODE, or accepted. */
  readonly businessId: "checked" | "unchecked";
  /** HTTP status of CLOSED_FISCAL_PERIOD. */
  readonly closedPeriodStatus: 400 | 403;
  /** Whether a tracking period that is PENDING takes documents. */
  readonly pendingPeriod: "closed" | "open";
  /** What a user without a right is answered. */
  readonly missingRight: 403 | 404;
  /** `vatPercent` on ledger rows: required (26.04), or 0 when absent (25.12). */
  readonly vatPercent: "required" | "optional";
  /** When an unbalanced receipt is refused. */
  readonly balanceCheck: "save" | "approve" | "never";
  /** Whether the zero sum counts VAT. */
  readonly balanceSum: "withVat" | "net";
  /** How much `createReconciliation` may cover: a cent per row, or anything. */
  readonly reconciliation: "rounding" | "any";
  /** Whether an amount above the open sum may be marked paid (leaving PARTLY_PAID with a negative open sum). */
  readonly overpayment: "refuse" | "accept";
  /** Negative amounts in markpaid: for credit notes alone (and there nothing else), never, or as the caller likes. */
  readonly negativePayment: "onCreditNotes" | "refuse" | "accept";
  /** Whether markpaid posts to the ledger (bank / receivables or payables). */
  readonly markPaidPosting: "none" | "posts";
  /** `PaymentEvent.type`: the likely pair of the method, or ELSEWHERE for all. */
  readonly paymentEventType: "paired" | "elsewhere";
  /** Whether unfinished and invalidate are refused on a sales invoice that is SENT. */
  readonly sentInvoice: "final" | "reversible";
  /** Whether the receipt of an invoice that is SENT or paid may be changed. */
  readonly receiptAfterSend: "editable" | "frozen";
  /** Whether a PUT that touches tax, currency, accounting or rows gives the receipt a new id. */
  readonly receiptRebuild: "newId" | "sameId";
  /** Order of ENTRY rows against invoice rows with accountingByRow. */
  readonly receiptRowOrder: "invoice" | "reversed";
  /** `version` of two writes in one second: always later than before, or the same. */
  readonly version: "increasing" | "wallClock";
  /** Zone of the server's date-times. */
  readonly timeZone: "Europe/Helsinki" | "UTC";
  /** A batch read that names one id. */
  readonly singleIdBatch: "object" | "array";
  /** `meta.totalCount`: exact, or only the rows of the page. */
  readonly totalCount: "exact" | "page";
  /** `GET /journals`: a list, or only the first journal (both are in the vendor's document). */
  readonly journals: "list" | "first";
  /** A result of a confirmation asked for again after it was given: 409, or the same answer. */
  readonly mfaResultAgain: "conflict" | "repeat";
  /** Milliseconds until a new document is found by searches (by id it is found at once). */
  readonly searchLagMs: number;
}

/** The readings used unless an option says otherwise: the strict one where both are possible. */
export const defaultProcountorReadings: ProcountorReadings = {
  tokenCharset: "refuse",
  redirectUri: "optional",
  tokenErrorBody: "errors",
  versionPaths: "gone",
  rateExcess: "429",
  foreignCharacters: "refuse",
  unknownFields: "refuse",
  readOnlyFields: "ignore",
  unsupportedFields: "refuse",
  excessScale: "refuse",
  jsonContentType: "required",
  deliveryCountry: "required",
  businessId: "checked",
  closedPeriodStatus: 403,
  pendingPeriod: "closed",
  missingRight: 403,
  vatPercent: "required",
  balanceCheck: "save",
  balanceSum: "withVat",
  reconciliation: "rounding",
  overpayment: "refuse",
  negativePayment: "onCreditNotes",
  markPaidPosting: "none",
  paymentEventType: "paired",
  sentInvoice: "final",
  receiptAfterSend: "editable",
  receiptRebuild: "newId",
  receiptRowOrder: "invoice",
  version: "increasing",
  timeZone: "Europe/Helsinki",
  singleIdBatch: "object",
  totalCount: "exact",
  journals: "list",
  mfaResultAgain: "conflict",
  searchLagMs: 0,
};

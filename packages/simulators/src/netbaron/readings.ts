/** Every rule the public pages leave open, with its readings. See `defaultNetbaronReadings`. */
export interface NetbaronReadings {
  /** A file that is written in place: left until it has not changed for a while, or taken as soon as it is seen. */
  readonly unfinishedFile: "untilStable" | "takeAtOnce";
  /** A receipt number that is already booked. */
  readonly duplicateReceipt: "refuse" | "bookAgain";
  /** Extended: number and series are used. Basic: both are ignored, the file is one receipt with a running number. */
  readonly importMode: "extended" | "basic";
  /** One file holds one receipt, or many. */
  readonly receiptsPerFile: "many" | "one";
  /** Header names: the Finnish ones only, or the English ones as well. */
  readonly headerLanguage: "finnish" | "finnishOrEnglish";
  /** A column that is not one of the 14 known: the public table is cut after the 14th. */
  readonly unknownColumn: "refuse" | "ignore";
  /** A receipt number with a series: it must begin with it, or may be anything. */
  readonly numberSeries: "prefix" | "free";
  /** `Alv-%` as typed by the table (integer), or with decimals as well. */
  readonly vatPercent: "integer" | "decimal";
  /** A row with a VAT code and no `Alv-%`. */
  readonly emptyVatPercent: "accept" | "refuse";
  /** Whether the VAT amount must be the rate's, within a cent. */
  readonly vatArithmetic: "checked" | "unchecked";
  /** Decimal separator of amounts. */
  readonly amountDecimal: "point" | "pointOrComma";
  /** Which sign is a debit. */
  readonly amountSign: "debitPositive" | "creditPositive";
  /** When NetBaron posts VAT itself: never, for rows with `Alv-tili`, or for rows with a VAT code as well. */
  readonly vatPosting: "withVatAccount" | "withVatCode" | "never";
  /** `RowAccount` and `RowCostcenter` inside `InvoiceRow`, which Finvoice 3.0 does not know. */
  readonly rowDialect: "accept" | "refuse";
  /** An invoice number that is already booked. */
  readonly duplicateInvoice: "refuse" | "bookAgain";
  /** An invoice whose seller identifier is not the organisation's business id. */
  readonly foreignSeller: "refuse" | "accept";
  /** Due date and payment reference of an invoice: needed in practice, not by the schema. */
  readonly paymentDetails: "required" | "optional";
  /** Where organisation id and password go: HTTP basic, two headers, or whichever is there. */
  readonly credentials: "basic" | "headers" | "either";
  /** A message as it is, or inside a SOAP 1.1 envelope. */
  readonly envelope: "plain" | "soap";
  /** Parameters of a GET on the invoicing module: in the query, or as an XML body. */
  readonly invoiceQuery: "query" | "body";
  /** How a method of the accounting module is called: XML body by POST, or in the query of a GET. */
  readonly methodCall: "body" | "query";
}

/** The readings used unless an option says otherwise: the strict one where both are possible. */
export const defaultNetbaronReadings: NetbaronReadings = {
  unfinishedFile: "untilStable",
  duplicateReceipt: "refuse",
  importMode: "extended",
  receiptsPerFile: "many",
  headerLanguage: "finnish",
  unknownColumn: "refuse",
  numberSeries: "prefix",
  vatPercent: "integer",
  emptyVatPercent: "accept",
  vatArithmetic: "checked",
  amountDecimal: "point",
  amountSign: "debitPositive",
  vatPosting: "withVatAccount",
  rowDialect: "accept",
  duplicateInvoice: "refuse",
  foreignSeller: "refuse",
  paymentDetails: "required",
  credentials: "basic",
  envelope: "plain",
  invoiceQuery: "query",
  methodCall: "body",
};

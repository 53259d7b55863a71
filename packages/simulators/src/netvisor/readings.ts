/** Every rule the specification marks inferred or unknown, with both readings. See `defaultReadings`. */
export interface NetvisorReadings {
  /** Which URL the MAC covers: with the query decoded, exactly as on the wire, or whichever fits. */
  readonly macUrl: "decoded" | "raw" | "either";
  /** Half width of the accepted timestamp window in minutes; the real width is unknown. */
  readonly timestampWindowMinutes: number;
  /** Whether a repeated TransactionId is refused with REQUEST_NOT_UNIQUE. */
  readonly transactionId: "unique" | "ignored";
  /** A second request of one company while the first is under way. */
  readonly overlap: "refuse" | "accept";
  /** Real HTTP codes only on request, or always. */
  readonly httpStatus: "onRequest" | "always";
  /** Decimal separator in requests. */
  readonly decimalSeparator: "comma" | "commaOrPoint";
  /** Whether UTF-8 bodies are understood, or every body is read as ISO-8859-15. */
  readonly bodyEncoding: "utf8OrLatin9" | "latin9";
  /** A character that ISO-8859-15 cannot hold: refused, stored as a question mark, or kept. */
  readonly foreignCharacters: "refuse" | "replace" | "keep";
  /** 13.5 % where the published table lists 14 %. */
  readonly percent13point5: "accept" | "refuse";
  /** A net voucher whose lines do not add up to zero. */
  readonly unbalancedVoucher: "refuse" | "store";
  /** A voucher number that its class already has. */
  readonly duplicateVoucherNumber: "store" | "refuse";
  /** Whether accounting.nv, salesinvoice.nv and product.nv honour `useonlyexistingdimensions=1`. */
  readonly onlyExistingDimensions: "honoured" | "ignored";
  /** A sales invoice number that exists. */
  readonly duplicateInvoiceNumber: "refuse" | "nextFree" | "store";
  /** A customer code that exists. */
  readonly duplicateCustomerCode: "refuse" | "store";
  /** A product code that exists. */
  readonly duplicateProductCode: "refuse" | "store";
  /** A reference number whose check digit is wrong. */
  readonly invalidReference: "accept" | "refuse";
  /** Whether `salesinvoiceproductlinesum` holds the tax. */
  readonly invoiceLineSum: "gross" | "net";
  /** Sign of `invoicevoucherlines`: sales as positive amounts, or ledger signs (credit negative). */
  readonly invoiceVoucherLines: "salesPositive" | "ledgerSigned";
  /** A payment whose invoice is missing, paid, closed for it or of another sum: refused, or stored without target. */
  readonly untargetedPayment: "refuse" | "store";
  /** `salespaymentvoucherlines`: the payment-account side only, or the whole voucher. */
  readonly paymentVoucherLines: "accountSide" | "wholeVoucher";
  /** Where `Period` stands in accountingperiodlist. */
  readonly periodNesting: "beside" | "inside";
  /** Whether vouchertypelist and paymenttermlist have an element of their own around their content. */
  readonly registerWrapper: "list" | "none";
  /** getcustomer.nv without a match: OK with an empty element, or FAILED. */
  readonly customerNotFound: "empty" | "failed";
  /** accountingledger account limits: whole vouchers with a matching line, or the matching lines only. */
  readonly ledgerAccountFilter: "vouchers" | "lines";
  /** Lists with the elements added in 2026, or as older answers have them. */
  readonly answerAge: "2026" | "older";
  /** Varying decimal scale, a point here and there, a leading space before error codes. */
  readonly oddAnswers: boolean;
  /** An illegal control reference inside names of read answers. */
  readonly controlCharacters: boolean;
  /** Status updates of several invoices: all or nothing, or as far as it goes. */
  readonly statusList: "allOrNothing" | "untilFailure";
}

/** The readings used unless an option says otherwise: the strict one where both are possible. */
export const defaultReadings: NetvisorReadings = {
  macUrl: "decoded",
  timestampWindowMinutes: 15,
  transactionId: "unique",
  overlap: "refuse",
  httpStatus: "onRequest",
  decimalSeparator: "comma",
  bodyEncoding: "utf8OrLatin9",
  foreignCharacters: "refuse",
  percent13point5: "accept",
  unbalancedVoucher: "refuse",
  duplicateVoucherNumber: "store",
  onlyExistingDimensions: "honoured",
  duplicateInvoiceNumber: "refuse",
  duplicateCustomerCode: "refuse",
  duplicateProductCode: "refuse",
  invalidReference: "accept",
  invoiceLineSum: "gross",
  invoiceVoucherLines: "salesPositive",
  untargetedPayment: "refuse",
  paymentVoucherLines: "accountSide",
  periodNesting: "beside",
  registerWrapper: "list",
  customerNotFound: "empty",
  ledgerAccountFilter: "vouchers",
  answerAge: "2026",
  oddAnswers: true,
  controlCharacters: false,
  statusList: "allOrNothing",
};

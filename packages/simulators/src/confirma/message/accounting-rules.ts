import {
  amount,
  anyText,
  currency,
  day,
  list,
  nullable,
  object,
  oneOf,
  open,
  optional,
  percentage,
  type Rule,
  text,
  whole,
} from "./rule.ts";

const row = object({
  bookingDate: day,
  accountNumber: text(),
  vatAccountNumber: nullable(open),
  vatType: nullable(open),
  vatPercentage: percentage,
  vatCode: anyText,
  amount,
  netAmount: amount,
  isVatRow: (value, path) => (value === 0 || value === 1 ? [] : [`${path} must be 0 or 1`]),
  projectNumber: optional(anyText),
  transactionType: nullable(open),
  transactionDescription: optional(anyText),
  ledgerDimensions: list(object({ dimensionType: text(), dimensionValue: text() })),
});

/** Body of `POST /accounting/ledger`: one document as an object, not a list (seen). */
export const ledgerRule: Rule = object({
  ledgers: object({
    ledgerIdentifier: text(),
    companyIdentifier: text(),
    documentType: text(),
    documentName: text(),
    documentDate: day,
    documentDescription: text(210),
    calculationMode: oneOf("GROSS", "NET"),
    ledgerRows: list(row, 1),
  }),
});

/** Body of `POST /accounting/payment`; what comes after `sourceName` is not public and let through. */
export const paymentsRule: Rule = object({
  payments: list(
    object(
      {
        paymentIdentifier: text(),
        invoiceNumber: text(),
        paymentDate: day,
        bookingDate: optional(day),
        amount,
        currency,
        targetIdentifier: oneOf("invoicenumber", "reference", "netvisor"),
        paymentReference: optional(anyText),
        sourceName: optional(anyText),
      },
      true,
    ),
    1,
  ),
});

const numberOrText: Rule = (value, path, strict) =>
  typeof value === "string" ? text()(value, path, strict) : whole(value, path, strict);

/** Body of `POST /accounting/invoice`: nothing is public, so only what every sender must have is asked for. */
export const accountingInvoicesRule: Rule = object({
  invoices: list(object({ header: object({ number: numberOrText, date: day }, true) }, true), 1),
});

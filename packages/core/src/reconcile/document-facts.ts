import type { Invoice } from "../agency/invoice.ts";
import type { LedgerDocument, LedgerRow } from "../agency/ledger-document.ts";
import type { Payment } from "../agency/payment.ts";
import type { AgencyDocument } from "../agency/submit-body.ts";
import { paymentSplit } from "../rules/payment-split.ts";
import { CurrencyCode } from "../value/currency-code.ts";
import { type MinorUnits, minorUnits, sumMinor } from "../value/minor-units.ts";
import { percentage } from "../value/percentage.ts";
import { comparableReference } from "./comparable-reference.ts";
import type { ComparedDocument, ComparedRow } from "./compared-document.ts";

/** What a document says of itself, before anybody says how it is recognised. */
export type DocumentFacts = Pick<
  ComparedDocument,
  "kind" | "amount" | "currency" | "date" | "reference" | "invoiceNumber" | "rows"
>;

/** How a side writes accounts and VAT codes; the ERP's documents are in its own words already. */
export interface RowWords {
  account(account: string | undefined): string | undefined;
  vatCode(row: {
    readonly vatCode?: string | undefined;
    readonly vatPercentage: ComparedRow["vatPercentage"];
  }): string | undefined;
}

/** Words as they stand. */
export const sameWords: RowWords = { account: (account) => account, vatCode: ({ vatCode }) => vatCode };

const zero = minorUnits(0);
const none = percentage(0);
/** Ledger documents name no currency. */
const euro = CurrencyCode.parse("EUR");

/** An optional member, or nothing: absent and undefined are not the same. */
const given = <K extends string, V>(name: K, value: V | undefined): Readonly<Partial<Record<K, V>>> => {
  const member: Partial<Record<K, V>> = {};
  if (value !== undefined) member[name] = value;
  return member;
};

function invoiceFacts({ header, references, amounts, rows }: Invoice, words: RowWords): DocumentFacts {
  return {
    kind: "invoice",
    amount: amounts.totalAmount,
    currency: header.currencyCode,
    date: header.date,
    ...given("reference", comparableReference(references.payment)),
    rows: rows.map((row) => ({
      ...given("account", words.account(row.accountNumber)),
      ...given("vatCode", words.vatCode(row)),
      net: row.netAmount,
      vat: row.vatAmount,
      vatPercentage: row.vatPercentage,
    })),
  };
}

/** Debits with their VAT: as large a ledger document is. Systems split VAT and its rounding in rows of their own. */
const debitsOf = (rows: readonly LedgerRow[]): MinorUnits =>
  sumMinor(rows.map(({ amount, isVatRow }) => (amount > 0 && !isVatRow ? amount : zero)));

/** Net rows; where they do not balance, the VAT inside each row becomes a row on its VAT account. */
function ledgerFacts({ ledgerRows, documentName, documentDate }: LedgerDocument, words: RowWords) {
  const stands = sumMinor(ledgerRows.map(({ netAmount }) => netAmount)) === 0;
  const explicit = stands || ledgerRows.some(({ isVatRow }) => isVatRow);
  const rows = ledgerRows.flatMap((row): readonly ComparedRow[] => {
    const { vatPercentage, netAmount: net } = row;
    const own: ComparedRow = {
      ...given("account", words.account(row.accountNumber)),
      ...given("vatCode", words.vatCode(row)),
      net,
      vat: zero,
      vatPercentage,
    };
    const inside = minorUnits(row.amount - net);
    if (explicit || inside === 0) return [own];
    const account = given("account", words.account(row.vatAccountNumber));
    return [own, { ...account, net: inside, vat: zero, vatPercentage: none }];
  });
  const facts: DocumentFacts = {
    kind: "ledger",
    amount: debitsOf(ledgerRows),
    currency: euro,
    date: documentDate,
    ...given("reference", comparableReference(documentName)),
    rows,
  };
  return facts;
}

/** Capital, interest and costs stand as rows on accounts of these names; payments name no accounts. */
export function paymentParts(payment: Payment): readonly ComparedRow[] {
  const { capital, interest, costs } = paymentSplit(payment);
  return Object.entries({ "(capital)": capital, "(interest)": interest, "(costs)": costs })
    .filter(([, net]) => net !== 0)
    .map(([account, net]) => ({ account, net, vat: zero, vatPercentage: none }));
}

const isDivided = ({ capitalAmountPaid, interestAmountPaid, costsAmountPaid, breakdown }: Payment): boolean =>
  [capitalAmountPaid, interestAmountPaid, costsAmountPaid, breakdown].some((part) => part !== undefined);

/** "-" stands for a payment without an invoice; other targets name something else than a number. */
const paidInvoice = ({ targetIdentifier, invoiceNumber }: Payment): string | undefined =>
  targetIdentifier === "invoicenumber" && invoiceNumber !== "-"
    ? comparableReference(invoiceNumber)
    : undefined;

const paymentFacts = (payment: Payment): DocumentFacts => ({
  kind: "payment",
  amount: payment.amount,
  currency: payment.currency,
  date: payment.paymentDate,
  ...given("reference", comparableReference(payment.paymentReference)),
  ...given("invoiceNumber", paidInvoice(payment)),
  // A system that keeps no division has not said that all of it is capital.
  ...given("rows", isDivided(payment) ? paymentParts(payment) : undefined),
});

/** Reduces a document of the agency's model to what is compared. */
export function documentFacts(content: AgencyDocument, words: RowWords): DocumentFacts {
  switch (content.kind) {
    case "invoice":
      return invoiceFacts(content.document, words);
    case "ledger":
      return ledgerFacts(content.document, words);
    case "payment":
      return paymentFacts(content.document);
  }
}

import type { DemoClient } from "../client/demo-client.ts";
import { centsOf, type InvoiceBody, type LedgerBody, type PaymentBody } from "../document/demo-document.ts";
import type { PaymentParts } from "../month/make-payment.ts";
import { added, type Balances } from "./book-entry.ts";

const nothing: Balances = new Map();

/** The account number in the client's books. */
export const bookAccount = (client: DemoClient, account: string): string =>
  client.bookAccounts[account] ?? account;

/** Sums per account of one ledger document: rows net, and the VAT that rows without VAT rows contain. */
export function ledgerSums(client: DemoClient, { ledgerRows }: LedgerBody): Balances {
  const explicit = ledgerRows.some(({ isVatRow }) => isVatRow === 1);
  return ledgerRows.reduce((sums, row) => {
    const net = added(sums, bookAccount(client, row.accountNumber), centsOf(row.netAmount));
    const vat = explicit ? 0 : centsOf(row.amount) - centsOf(row.netAmount);
    return added(net, client.books.vat, vat);
  }, nothing);
}

/** Sums per account of one invoice: receivables against sales and VAT. */
export function invoiceSums(client: DemoClient, { amounts, rows }: InvoiceBody): Balances {
  const { books } = client;
  const sales = rows.reduce((sums, { accountNumber, netAmount, vatAmount }) => {
    const account =
      accountNumber === undefined || accountNumber === null
        ? books.defaultSales
        : bookAccount(client, accountNumber);
    return added(added(sums, account, -centsOf(netAmount)), books.vat, -centsOf(vatAmount));
  }, nothing);
  return added(sales, books.receivables, centsOf(amounts.totalAmount));
}

/** Capital, interest and costs of a payment in either shape; capital only when it has none. */
export function partsOfPayment(payment: PaymentBody): PaymentParts {
  const { breakdown, capitalAmountPaid, interestAmountPaid, costsAmountPaid, amount } = payment;
  if (breakdown !== undefined) {
    const sum = (type: string): number =>
      breakdown.filter((entry) => entry.type === type).reduce((all, entry) => all + centsOf(entry.amount), 0);
    return { capital: sum("CAPITAL"), interest: sum("INTEREST"), costs: sum("FEES") };
  }
  if (capitalAmountPaid === undefined) return { capital: centsOf(amount), interest: 0, costs: 0 };
  return {
    capital: centsOf(capitalAmountPaid),
    interest: centsOf(interestAmountPaid ?? 0),
    costs: centsOf(costsAmountPaid ?? 0),
  };
}

/** Sums per account of the capital: money against receivables. */
export const capitalSums = ({ books }: DemoClient, { capital }: PaymentParts): Balances =>
  added(added(nothing, books.paymentAccount, capital), books.receivables, -capital);

/** Sums per account of interest and costs: money against income. */
export const incomeSums = ({ books }: DemoClient, { interest, costs }: PaymentParts): Balances =>
  added(
    added(added(nothing, books.paymentAccount, interest + costs), books.interest, -interest),
    books.costs,
    -costs,
  );

import type { AgencyDocument, Invoice, LedgerDocument, Payment } from "@confirma-connect/core";
import type { CentProfile } from "./cent-profile.ts";

/** Account to cents, debit positive; accounts that do not move are left out. */
export type Balances = ReadonlyMap<string, number>;

/** Adds movements up by account. */
export function sumByAccount(movements: Iterable<readonly [account: string, amount: number]>): Balances {
  const sums = new Map<string, number>();
  for (const [account, amount] of movements) sums.set(account, (sums.get(account) ?? 0) + amount);
  return new Map([...sums].filter(([, sum]) => sum !== 0).sort());
}

type Movement = readonly [account: string, amount: number];

/** In NET mode and beside rows of VAT rows count net; otherwise each brings its VAT to its VAT account. */
function* ledgerMovements(document: LedgerDocument, { plan, accounts }: CentProfile): Iterable<Movement> {
  const { calculationMode, ledgerRows } = document;
  const explicit = calculationMode === "NET" || ledgerRows.some(({ isVatRow }) => isVatRow);
  for (const { accountNumber, vatAccountNumber = accounts.vat, amount, netAmount } of ledgerRows) {
    yield [plan.accounts.map[accountNumber] ?? accountNumber, netAmount];
    if (!explicit) yield [vatAccountNumber, amount - netAmount];
  }
}

function* invoiceMovements({ rows, amounts }: Invoice, { accounts, open }: CentProfile): Iterable<Movement> {
  yield [open.receivables, amounts.totalAmount];
  yield [accounts.vat, -amounts.vatAmount];
  for (const { accountNumber = accounts.sales, netAmount } of rows) yield [accountNumber, -netAmount];
}

function* paymentMovements(payment: Payment, profile: CentProfile): Iterable<Movement> {
  const { plan, open, capitalMovesBooks } = profile;
  const { amount, interestAmountPaid = 0, costsAmountPaid = 0, capitalAmountPaid } = payment;
  const capital = capitalMovesBooks ? (capitalAmountPaid ?? amount) : 0;
  yield [open.money, capital + interestAmountPaid + costsAmountPaid];
  yield [open.receivables, -capital];
  yield [plan.payments.interest?.account ?? "", -interestAmountPaid];
  yield [plan.payments.costs?.account ?? "", -costsAmountPaid];
}

/** How a document must move the books, worked out from the document alone: no adapter is asked. */
export function documentBalances(content: AgencyDocument, profile: CentProfile): Balances {
  switch (content.kind) {
    case "ledger":
      return sumByAccount(ledgerMovements(content.document, profile));
    case "invoice":
      return sumByAccount(invoiceMovements(content.document, profile));
    case "payment":
      return sumByAccount(paymentMovements(content.document, profile));
  }
}

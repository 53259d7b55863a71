import type { ProcountorCompany } from "../company/company.ts";
import { centsDecimal, centsOf, knownDecimal, taxOn } from "../format/decimal.ts";
import type { ProcountorReadings } from "../readings.ts";
import type { Book, BookedReceipt, BookedTransaction } from "./book.ts";

const OUTSIDE = new Set(["UNFINISHED", "INVALIDATED", "VERIFIED", "RECEIVED"]);

/** Whether a receipt is in the statutory books (spec section 6). */
function isInBooks(receipt: BookedReceipt): boolean {
  return !OUTSIDE.has(receipt.status) && !receipt.type.endsWith("_ORDER");
}

/** Balances per account in cents, debit positive, of the receipts in the books; VAT on its own accounts unless rows are said to hold it. */
export function ledgerBalances(
  company: ProcountorCompany,
  book: Book,
  balanceSum: ProcountorReadings["balanceSum"],
): ReadonlyMap<string, number> {
  const balances = new Map<string, number>();
  for (const receipt of book.receipts.filter(isInBooks)) {
    for (const row of receipt.transactions) {
      const withTax = balanceSum === "withVat";
      const posted = withTax ? postings(company, receipt, row) : [[row.account, row.valueCents] as const];
      for (const [account, cents] of posted) {
        balances.set(account, (balances.get(account) ?? 0) + cents);
      }
    }
  }
  return new Map([...balances].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function postings(
  company: ProcountorCompany,
  receipt: BookedReceipt,
  row: BookedTransaction,
): readonly (readonly [string, number])[] {
  const tax = taxOn(row.valueCents, row.vatPercent);
  if (tax === 0) return [[row.account, row.valueCents]];
  const side = row.vatType ?? receipt.vatType;
  const share = knownDecimal(row.vatDeductionPercent ?? 100);
  const own = side === "SALES" ? tax : centsOf(centsDecimal(tax), share, { units: 100n, scale: 0 });
  const vatAccount =
    side === "SALES" ? company.defaultAccounts.vatPayable : company.defaultAccounts.vatReceivable;
  return [
    [row.account, row.valueCents + tax - own],
    [vatAccount, own],
  ];
}

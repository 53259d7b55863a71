import type { NetbaronBook } from "./book.ts";

/** Account number to balance in cents, debit positive; accounts without rows are left out. */
export function balancesOf(book: NetbaronBook): Readonly<Record<string, number>> {
  const balances = new Map<string, number>();
  for (const receipt of book.receipts) {
    for (const row of receipt.rows) {
      balances.set(row.accountNumber, (balances.get(row.accountNumber) ?? 0) + row.sumCents);
    }
  }
  return Object.fromEntries([...balances].sort());
}

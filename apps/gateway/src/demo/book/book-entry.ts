/** Balances by account number, in cents, debit positive. */
export type Balances = ReadonlyMap<string, number>;

/** One thing that must be in the books exactly once, as one line of text that identifies it by content. */
export interface BookEntry {
  /** Kind and identifier of the document that brought it about. */
  readonly document: string;
  readonly signature: string;
}

/** Books as far as the demo compares them. */
interface Books {
  readonly balances: Balances;
  /** Open sums by invoice number, in cents. */
  readonly open: ReadonlyMap<string, number>;
}

/** What the documents add up to. */
export interface ExpectedBooks extends Books {
  readonly entries: readonly BookEntry[];
}

/** What a probe read behind the adapter's back. */
export interface ActualBooks extends Books {
  readonly signatures: readonly string[];
  /** Our own keys that stand on more than one thing. */
  readonly repeatedKeys: readonly string[];
}

/** Adds to a balance; zero balances vanish, as in a list of balances. */
export function added(balances: Balances, account: string, cents: number): Balances {
  const sum = (balances.get(account) ?? 0) + cents;
  const next = new Map(balances);
  if (sum === 0) next.delete(account);
  else next.set(account, sum);
  return next;
}

/** Adds up balances. */
export const addedAll = (first: Balances, ...others: readonly Balances[]): Balances =>
  others.flatMap((sums) => [...sums]).reduce((sum, [account, cents]) => added(sum, account, cents), first);

/** A booked voucher as text: its date and the sum of every account. */
export const voucherSignature = (date: string, sums: Balances): string =>
  `voucher ${date} ${[...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([account, cents]) => `${account}:${cents}`)
    .join(" ")}`;

/** A booked invoice or credit note as text. */
export const invoiceSignature = (number: string, totalCents: number): string =>
  `invoice ${number} ${totalCents}`;

/** A booked payment as text. */
export const paymentSignature = (invoice: string, date: string, cents: number): string =>
  `payment ${invoice} ${date} ${cents}`;

import type { NetbaronBooks, NetbaronReceipt } from "@confirma-connect/simulators";
import {
  type ActualBooks,
  added,
  type Balances,
  invoiceSignature,
  voucherSignature,
} from "../book/book-entry.ts";
import { keysIn, repeated } from "./repeated-keys.ts";

const sumsOf = ({ rows }: NetbaronReceipt): Balances =>
  rows.reduce<Balances>(
    (sums, { accountNumber, sumCents }) => added(sums, accountNumber, sumCents),
    new Map(),
  );

/** Reads the simulator's books into what the demo compares; an invoice's own receipt is no document of its own. */
export function netbaronBooks(books: NetbaronBooks): ActualBooks {
  const receipts = books.receipts.filter(({ source }) => source === "csv");
  return {
    balances: new Map(Object.entries(books.balances).filter(([, cents]) => cents !== 0)),
    open: new Map(books.invoices.map(({ number, openCents }) => [number, openCents])),
    signatures: [
      ...books.invoices.map(({ number, grossCents }) => invoiceSignature(number, grossCents)),
      ...receipts.map((receipt) => voucherSignature(receipt.date, sumsOf(receipt))),
    ],
    repeatedKeys: repeated([
      ...receipts.flatMap(({ number }) => keysIn(number)),
      ...books.invoices.map(({ number }) => number),
    ]),
  };
}

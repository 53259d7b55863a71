import type { BookedVoucher, NetvisorBooks } from "@confirma-connect/simulators";
import {
  type ActualBooks,
  added,
  type Balances,
  invoiceSignature,
  paymentSignature,
  voucherSignature,
} from "../book/book-entry.ts";
import { keysIn, repeated } from "./repeated-keys.ts";

const sumsOf = ({ lines }: BookedVoucher): Balances =>
  lines.reduce<Balances>((sums, line) => added(sums, line.accountNumber, line.sumCents), new Map());

/** Reads the simulator's books into what the demo compares. */
export function netvisorBooks(books: NetvisorBooks): ActualBooks {
  const invoices = books.salesInvoices;
  const payments = books.salesPayments.filter(({ status }) => status === "valid");
  const made = new Set(payments.map(({ voucherKey }) => voucherKey));
  // Vouchers that Netvisor makes for invoices and payments are not documents of their own.
  const vouchers = books.vouchers.filter(
    ({ status, netvisorKey, salesInvoiceKey }) =>
      status === "valid" && salesInvoiceKey === undefined && !made.has(netvisorKey),
  );
  const balances = new Map(Object.entries(books.balances).filter(([, cents]) => cents !== 0));
  return {
    balances,
    open: new Map(invoices.map(({ number, openCents }) => [String(number), openCents])),
    signatures: [
      ...invoices.map(({ number, totalCents }) => invoiceSignature(String(number), totalCents)),
      ...payments.map((each) => paymentSignature(each.invoiceNumber, each.date, each.sumCents)),
      ...vouchers.map((voucher) => voucherSignature(voucher.date, sumsOf(voucher))),
    ],
    repeatedKeys: repeated([
      ...payments.flatMap(({ name }) => keysIn(name)),
      ...vouchers.flatMap(({ description }) => keysIn(description)),
      ...invoices.map(({ number }) => String(number)),
    ]),
  };
}

import { addDays, civilDate, type DifferenceClass } from "@confirma-connect/core";
import type {
  BookedInvoice,
  BookedPayment,
  BookedVoucher,
  Book as NetvisorBook,
  NetvisorSimulator,
} from "@confirma-connect/simulators";
import type { DemoClient } from "../client/demo-client.ts";
import { keysIn } from "../scene/repeated-keys.ts";
import { reconciledDays } from "../settlement/settlement-month.ts";
import type { DriftName } from "./drift-name.ts";
import {
  type AmendableBooks,
  type Changed,
  driftOfBooks,
  type PlantedDrift,
  replaceFirst,
  strangerKey,
} from "./planted-drift.ts";

type Change = (book: NetvisorBook) => Changed<NetvisorBook> | undefined;

const keysOf = (things: readonly { readonly netvisorKey: number }[]): readonly string[] =>
  things.map(({ netvisorKey }) => String(netvisorKey));

const isPayout = ({ lines }: BookedVoucher): boolean =>
  lines.some(({ description }) => description === "Payout");

const voucher =
  (make: (voucher: BookedVoucher, freeKey: number) => readonly BookedVoucher[]): Change =>
  (book) => {
    const replaced = replaceFirst(book.vouchers, isPayout, (each) => make(each, book.nextKey));
    return replaced && { book: { ...book, vouchers: replaced.items }, touched: keysOf(replaced.touched) };
  };

const isOurs = ({ name, referenceNumber }: BookedPayment): boolean =>
  keysIn(name).length > 0 && referenceNumber !== "";

const payment =
  (make: (payment: BookedPayment, freeKey: number) => readonly BookedPayment[]): Change =>
  (book) => {
    const replaced = replaceFirst(book.salesPayments, isOurs, (each) => make(each, book.nextKey));
    return (
      replaced && { book: { ...book, salesPayments: replaced.items }, touched: keysOf(replaced.touched) }
    );
  };

const isSale = ({ totalCents, referenceNumber, date }: BookedInvoice): boolean =>
  totalCents > 0 && referenceNumber !== "" && date >= reconciledDays.from;

const invoice =
  (make: (invoice: BookedInvoice) => BookedInvoice): Change =>
  (book) => {
    const replaced = replaceFirst(book.salesInvoices, isSale, (each) => [make(each)]);
    return (
      replaced && { book: { ...book, salesInvoices: replaced.items }, touched: keysOf(replaced.touched) }
    );
  };

const later = (date: string, days: number): string => addDays(civilDate(date), days);

const changes: readonly (readonly [DriftName, Change, DifferenceClass?])[] = [
  ["a document was deleted", voucher(() => [])],
  [
    "a document that nobody sent",
    voucher((ours, netvisorKey) => {
      const description = ours.description.replace(keysIn(ours.description)[0] ?? "", strangerKey);
      return [ours, { ...ours, netvisorKey, description }];
    }),
  ],
  ["booked a second time under our key", voucher((ours, netvisorKey) => [ours, { ...ours, netvisorKey }])],
  [
    "typed in by hand beside ours",
    payment((ours, netvisorKey) => [ours, { ...ours, netvisorKey, name: "Maksaja Oy" }]),
  ],
  ["one cent more", payment((ours) => [{ ...ours, sumCents: ours.sumCents + 1 }])],
  ["dated a day later", voucher((ours) => [{ ...ours, date: later(ours.date, 1) }])],
  ["dated past the end of the period", payment((ours) => [{ ...ours, date: "2026-03-03" }])],
  [
    "on another account",
    voucher((ours) => {
      const lines = ours.lines.map((line) =>
        line.description === "Payout" ? { ...line, accountNumber: "1911" } : line,
      );
      return [{ ...ours, lines }];
    }),
  ],
  [
    "with another VAT code",
    invoice((ours) => ({
      ...ours,
      lines: ours.lines.map((line) => (line.kind === "product" ? { ...line, vatCode: "EUMY" } : line)),
    })),
  ],
  ["with another reference", invoice((ours) => ({ ...ours, referenceNumber: "1234561" }))],
  // Netvisor lists valid vouchers only, so one that was invalidated is no longer there.
  ["taken out of the books", voucher((ours) => [{ ...ours, status: "invalidated" }]), "missing"],
  ["in another currency", invoice((ours) => ({ ...ours, currency: "SEK" }))],
];

/** Drift in the books of a client of the Netvisor stand-in. */
export function netvisorDrifts(simulator: NetvisorSimulator, client: DemoClient): readonly PlantedDrift[] {
  const books: AmendableBooks<NetvisorBook> = {
    amend: (change) => simulator.amend(client.businessId, change),
  };
  return changes.map(([name, change, found]) => driftOfBooks(books, name, change, found));
}

import { seededRandom } from "../../kernel/random.ts";
import type { CashInAllocation, CashInBook, CashInInvoice } from "./cash-in-book.ts";
import { emptyCashInBook } from "./cash-in-book.ts";
import { postAllocation } from "./post-allocation.ts";

/** What a generated month looks like. */
export interface CashInMonth {
  /** Month as `YYYY-MM`. */
  readonly month: string;
  readonly invoices: number;
  /** Start of the random generator, an integer (default 1). */
  readonly seed?: number;
}

/** A month of receivables and allocations: full and partial payments, interest, costs, rebates. Same seed, same month. */
export function generateCashInMonth({ month, invoices, seed = 1 }: CashInMonth): CashInBook {
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  let book: CashInBook = emptyCashInBook;
  for (let index = 1; index <= invoices; index += 1) {
    const invoice = newInvoice(month, index, 1000 + pick(200_000));
    book = { ...book, invoices: [...book.invoices, invoice], nextNumber: index + 1 };
    const parts = pick(4);
    if (parts === 0) continue;
    const capital = parts === 1 ? invoice.amount : 1 + pick(invoice.amount - 1);
    const kind = pick(10) === 0 ? "rebate" : "transfer";
    const charges =
      kind === "rebate" ? { interest: 0, costs: 0 } : { interest: pick(2000), costs: pick(2) * 500 };
    book = postAllocation(book, newAllocation(invoice, { capital, ...charges }, 1 + pick(28), kind));
  }
  return book;
}

function newInvoice(month: string, index: number, amount: number): CashInInvoice {
  return {
    invoiceNumber: `${month.replace("-", "")}${String(index).padStart(5, "0")}`,
    amount,
    open: amount,
    currency: "EUR",
    dueDate: `${month}-01`,
    debtorId: `D${index}`,
    status: "OPEN",
    origin: "collection",
    caseId: `VELKA-${month.replace("-", "")}${index}`,
  };
}

function newAllocation(
  invoice: CashInInvoice,
  breakdown: NonNullable<CashInAllocation["breakdown"]>,
  dayOfMonth: number,
  kind: "rebate" | "transfer",
): CashInAllocation {
  const month = invoice.dueDate.slice(0, 7);
  const day = `${month}-${String(dayOfMonth).padStart(2, "0")}`;
  return {
    allocationId: invoice.invoiceNumber,
    caseId: invoice.caseId ?? null,
    agency: "CASH-IN",
    invoiceNumber: invoice.invoiceNumber,
    typeCode: kind === "transfer" ? "8" : "3",
    typeDescription: kind === "transfer" ? "Bank Transfer" : "Rebate",
    paymentDate: day,
    bookingDate: day,
    accountingDate: day,
    settlementDate: `${month}-28`,
    payment: breakdown.capital + breakdown.interest + breakdown.costs,
    breakdown,
    currency: invoice.currency,
  };
}

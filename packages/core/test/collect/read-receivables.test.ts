import {
  type AccountingSystem,
  civilDate,
  type DocumentChannel,
  type Invoice,
  MemorySubmissionStore,
  minorUnits,
  ownPayments,
  type Payment,
  parseSubmitBody,
  type Receivable,
  type Recorded,
  readReceivables,
  stepKey,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedPayment, sampleInvoice } from "../support/documents.ts";
import { FakeBooks, fakeSystem, VirtualClock } from "../support/fake-system.ts";

const period = { from: civilDate("2025-01-01"), to: civilDate("2026-12-31") };

function invoice(number: number): Recorded<Invoice> {
  const { header, ...rest } = sampleInvoice();
  const body = { ...rest, header: { ...header, number } };
  const content = parseSubmitBody("invoice", { invoices: body }).documents[0]?.content;
  if (content?.kind !== "invoice") throw new Error("the test's invoice is wrong");
  return { vendorId: `V${number}`, state: "open", document: content.document };
}

/** A credit note over a whole invoice of the sample, with or without the number of what it credits. */
function creditNote(number: number, creditedInvoiceNumber?: string): Recorded<Invoice> {
  const { document, ...rest } = invoice(number);
  const amounts = { ...document.amounts, totalAmount: minorUnits(-document.amounts.totalAmount) };
  return {
    ...rest,
    document: { ...document, amounts, references: { ...document.references, creditedInvoiceNumber } },
  };
}

function payment(vendorId: string, fields: Readonly<Record<string, unknown>>): Recorded<Payment> {
  const content = parseSubmitBody("payment", { payments: [documentedPayment(fields)] }).documents[0]?.content;
  if (content?.kind !== "payment") throw new Error("the test's payment is wrong");
  return { vendorId, state: "targeted", document: content.document };
}

const listed = <D>(documents: readonly Recorded<D>[]): DocumentChannel<D> => ({
  render: () => ({ steps: [], problems: [] }),
  deliver: () => Promise.reject(new Error("nothing is delivered here")),
  locate: () => Promise.reject(new Error("nothing is looked up here")),
  async *read() {
    yield* documents;
  },
});

const systemOf = (
  invoices: readonly Recorded<Invoice>[],
  payments: readonly Recorded<Payment>[],
  parts: Partial<AccountingSystem> = {},
): AccountingSystem => ({
  ...fakeSystem(new FakeBooks(new VirtualClock())),
  invoices: listed(invoices),
  payments: listed(payments),
  ...parts,
});

async function readAll(
  system: AccountingSystem,
  isOwnPayment: (each: Recorded<Payment>) => boolean = () => false,
) {
  const all: Receivable[] = [];
  for await (const each of readReceivables(system, { period, isOwnPayment })) all.push(each);
  return all;
}

describe("receivables of the books", () => {
  test("what is left is the total less capital paid and credited", async () => {
    const payments = [
      payment("p1", {
        invoiceNumber: "1",
        amount: 30,
        capitalAmountPaid: 20,
        interestAmountPaid: 10,
        costsAmountPaid: 0,
      }),
      payment("p2", { invoiceNumber: "1", amount: 5 }),
      payment("p3", { invoiceNumber: "2", amount: 7 }),
      { ...payment("p4", { invoiceNumber: "1", amount: 1 }), state: "bankFailed" },
    ];
    const [first, second, ...others] = await readAll(
      systemOf([invoice(1), invoice(2), creditNote(9, "2")], payments),
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      open: 10_050,
      openBy: "sum",
      payments: [{ amount: 2_000 }, { amount: 500 }],
    });
    expect(second).toMatchObject({ open: -700, credits: [{ number: "9", amount: 12_550 }] });
  });

  test("the system's own word counts where it gives one", async () => {
    const openInvoices = {
      async *balances() {
        yield { vendorId: "V1", open: minorUnits(42) };
      },
    };
    const all = await readAll(systemOf([invoice(1), invoice(2)], [], { openInvoices }));
    expect(all).toMatchObject([
      { open: 42, openBy: "system" },
      { open: 12_550, openBy: "sum" },
    ]);
  });

  test("a credit note that names no invoice makes the customer's invoices unclear", async () => {
    const all = await readAll(systemOf([invoice(1), creditNote(9)], []));
    expect(all).toMatchObject([{ open: 12_550, openBy: "unclear", credits: [] }]);
  });

  test("customers are told apart by the identifier of the books, also one that is never told", async () => {
    const named = (one: Recorded<Invoice>, name: string, customerKey: string): Recorded<Invoice> => {
      const { parties, ...document } = one.document;
      const { customerAccountId: _id, businessId: _business, ...buyerParty } = parties.buyerParty;
      return {
        ...one,
        customerKey,
        document: { ...document, parties: { ...parties, buyerParty: { ...buyerParty, name } } },
      };
    };
    const note = named(creditNote(9), "Meikäläinen Matti", "010190-900A");
    const of = async (customerKey: string) =>
      readAll(systemOf([named(invoice(1), "Matti Meikäläinen", customerKey), note], []));
    expect(await of("010190-900A")).toMatchObject([{ openBy: "unclear" }]);
    expect(await of("020290-901B")).toMatchObject([{ openBy: "sum" }]);
  });

  test("a payment in another currency pays nothing that can be counted: what is left is unclear", async () => {
    const payments = ["1", "2", "3"].map((invoiceNumber) =>
      payment(`p${invoiceNumber}`, { invoiceNumber, amount: 100, currency: "SEK" }),
    );
    const openInvoices = {
      async *balances() {
        yield { vendorId: "V2", open: minorUnits(42) };
        yield { vendorId: "V3", open: minorUnits(0) };
      },
    };
    const all = await readAll(systemOf([invoice(1), invoice(2), invoice(3)], payments, { openInvoices }));
    expect(all).toMatchObject([
      { open: 12_550, openBy: "unclear", payments: [{ amount: 10_000, currency: "SEK" }] },
      { open: 42, openBy: "unclear" },
      { open: 0, openBy: "system" },
    ]);
  });

  test("whoever waits sees every document and can stop the reading", async () => {
    const stop = new AbortController();
    let seen = 0;
    const query = {
      period,
      isOwnPayment: () => false,
      onRead: () => {
        seen += 1;
        if (seen === 2) stop.abort();
      },
      signal: stop.signal,
    };
    const system = systemOf([invoice(1), invoice(2), invoice(3)], []);
    const reading = async () => {
      for await (const _ of readReceivables(system, query)) throw new Error("nothing may be given");
    };
    await expect(reading()).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toBe(2);
  });

  test("a system that cannot list payments cannot be collected from", async () => {
    const { payments: _, ...without } = systemOf([invoice(1)], []);
    await expect(readAll(without)).rejects.toMatchObject({ code: "ACC_CONFIG_INVALID" });
  });

  test("nor one that gives back only what was handed over to it: paid invoices would look unpaid", async () => {
    const system = systemOf([invoice(1)], []);
    const { kinds } = system.manifest;
    const [kind] = Object.values(kinds);
    if (kind === undefined) throw new Error("the fake system takes nothing");
    const manifest = {
      ...system.manifest,
      kinds: { ...kinds, payment: { ...kind, readsOwnOnly: true } },
    } as const;
    const reading = readAll({ ...system, manifest });
    await expect(reading).rejects.toMatchObject({ code: "ACC_CONFIG_INVALID" });
  });

  test("payments with our key, or that the store knows, are ours", async () => {
    const isOwn = await ownPayments(new MemorySubmissionStore(), "client");
    const key = stepKey(["client", "payment", "x", "payment"]);
    expect(isOwn(payment("p1", { paymentIdentifier: key }))).toBe(true);
    expect(isOwn(payment("p1", { paymentIdentifier: "netvisor-77" }))).toBe(false);
  });
});

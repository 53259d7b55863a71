import { systemClock } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { locateJournal } from "../../src/channel/locate-journal.ts";
import { locatePaymentEvent } from "../../src/channel/locate-payment-event.ts";
import { locateInvoiceNumber, locateSalesInvoice } from "../../src/channel/locate-sales-invoice.ts";
import { LookUp } from "../../src/channel/look-up.ts";
import { findInvoiceStep } from "../../src/map/find-invoice-step.ts";
import { invoiceToSalesInvoice } from "../../src/map/invoice-to-sales-invoice.ts";
import { ledgerDocumentToJournal } from "../../src/map/ledger-document-to-journal.ts";
import { paymentToMarkPaid } from "../../src/map/payment-to-mark-paid.ts";
import { filled } from "../support/filled.ts";
import { contextOf, invoiceOf, ledgerOf, paymentOf, readings } from "../support/sample.ts";
import { scriptedHttp } from "../support/scripted-http.ts";
import { json, testClient, withTokens } from "../support/test-client.ts";

const lookUp = (answer: (url: string, count: number) => HttpResult) =>
  new LookUp(testClient(scriptedHttp(withTokens(answer))), systemClock, { id: "a", number: 1 });

const stepNamed = (steps: readonly Parameters<typeof filled>[0][], name: string) => {
  const step = steps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`${name} was not rendered`);
  return filled(step);
};

const journal = stepNamed(
  ledgerDocumentToJournal(ledgerOf(), contextOf("ledger", "l"), readings()).steps,
  "journal",
);
const invoice = stepNamed(
  invoiceToSalesInvoice(invoiceOf(), contextOf("invoice", "i"), readings(), "EUR").steps,
  "invoice",
);
const payment = stepNamed(
  paymentToMarkPaid(paymentOf(), contextOf("payment", "p"), readings(), "EUR").steps,
  "payment",
);

/** The journal as Procountor would give it back. */
const stored = (change: object = {}) => ({ id: 7, ...JSON.parse(journal.request.body), ...change });
const listed = (count = 1) => ({
  results: Array.from({ length: count }, (_, index) => ({
    id: 7 + index,
    name: `x [${journal.identity.key}]`,
    status: "UNFINISHED",
  })),
});

describe("a journal", () => {
  const locate = (receipt: object, list: object = listed()) =>
    locateJournal(
      journal,
      lookUp((url) => json(url.includes("?") ? list : receipt)),
    );

  test("that is equal is read back", async () => {
    expect(await locate(stored())).toEqual({
      type: "found",
      vendorId: "7",
      evidence: "readBack",
      differences: [],
    });
  });

  const rows = (change: (row: Record<string, unknown>, index: number) => object) => ({
    transactions: stored().transactions.map(change),
  });

  test.each([
    ["another date", { receiptDate: "2025-12-14" }, 1],
    ["another amount", rows((row, index) => (index === 0 ? { ...row, accountingValue: 2990.01 } : row)), 2],
    ["another account", rows((row, index) => (index === 0 ? { ...row, account: "1702" } : row)), 2],
    ["another VAT status", rows((row, index) => (index === 1 ? { ...row, vatStatus: 3 } : row)), 2],
    ["no dimensions", rows((row) => ({ ...row, dimensionItemValues: [] })), 4],
    [
      "one row more",
      {
        transactions: [
          ...stored().transactions,
          { transactionType: "ENTRY", account: "1", accountingValue: 0 },
        ],
      },
      1,
    ],
    [
      "a reconciliation of euros",
      {
        transactions: [
          ...stored().transactions,
          { transactionType: "RECONCILIATION_ENTRY", account: "8980", accountingValue: 3 },
        ],
      },
      1,
    ],
  ])("with %s is found, with what differs", async (_, change, count) => {
    const sighting = await locate(stored(change));
    expect(sighting).toMatchObject({ type: "found", evidence: "identified" });
    expect(sighting.type === "found" ? sighting.differences : []).toHaveLength(count);
  });

  test("may have a reconciliation row of cents, and lack fields that answers leave out", async () => {
    const cents = { transactionType: "RECONCILIATION_ENTRY", account: "8980", accountingValue: 0.01 };
    const bare = stored().transactions.map(
      ({ vatPercent: _p, vatStatus: _s, ...row }: Record<string, unknown>) => row,
    );
    expect(await locate(stored({ transactions: [...bare, cents] }))).toMatchObject({ evidence: "readBack" });
  });

  test("twice with our key cannot be told apart; another's name is nothing of ours", async () => {
    expect(await locate(stored(), listed(2))).toMatchObject({ type: "unclear" });
    expect(await locate(stored(), { results: [{ id: 7, name: "x" }, { id: 8 }] })).toMatchObject({
      type: "absent",
    });
  });

  test.each([200, 50])("is looked for on every page of its day, also where pages hold %i", async (size) => {
    const page = (from: number, count: number) => ({
      results: Array.from({ length: count }, (_, index) => ({ id: from + index, name: "other" })),
    });
    const seen: string[] = [];
    const sighting = await locateJournal(
      journal,
      lookUp((url) => {
        seen.push(new URL(url).search);
        if (!url.includes("?")) return json(stored({ id: 500 }));
        return json(
          url.includes(`previousId=${size}`)
            ? { results: [{ id: 500, name: journal.identity.key }] }
            : page(1, size),
        );
      }),
    );
    expect(sighting).toMatchObject({ type: "found", vendorId: "500" });
    expect(seen).toHaveLength(3);
    const stuck = await locateJournal(
      journal,
      lookUp(() => json(page(1, size))),
    );
    expect(stuck).toMatchObject({ type: "unclear" });
  });
});

describe("an invoice", () => {
  const { invoiceRows } = JSON.parse(invoice.request.body);
  const [firstRow, ...otherRows] = invoiceRows;
  const row = { id: 5, originalInvoiceNumber: "251601000" };
  const whole = {
    ...row,
    status: "APPROVED",
    date: "2026-01-15",
    notes: `Confirma [${invoice.identity.key}]`,
    invoiceRows,
    paymentInfo: { currency: "EUR", dueDate: "2026-01-29", bankReferenceCode: "00 2516 00001 3" },
    invoiceSumInfo: [
      { currency: "SEK", inAccountingCurrency: true, invoiceSumTotal: 4000 },
      { currency: "EUR", inAccountingCurrency: false, invoiceSumTotal: 365 },
    ],
  };
  const locate = (change: object, results: readonly object[] = [row]) =>
    locateSalesInvoice(
      invoice,
      lookUp((url) => json(url.includes("?") ? { results } : [{ ...whole, ...change }])),
    );

  test("with our key and content is read back; the total is the one in its own currency", async () => {
    expect(await locate({})).toMatchObject({ type: "found", vendorId: "5", evidence: "readBack" });
  });

  test.each([
    ["date", { date: "2026-01-16" }],
    ["total", { invoiceSumInfo: [{ currency: "EUR", invoiceSumTotal: 365.01 }] }],
    ["total that is not there", { invoiceSumInfo: null }],
    ["due date", { paymentInfo: { ...whole.paymentInfo, dueDate: "2026-01-30" } }],
    ["reference", { paymentInfo: { ...whole.paymentInfo, bankReferenceCode: "1" } }],
    ["unit price", { invoiceRows: [{ ...firstRow, unitPrice: firstRow.unitPrice + 0.01 }, ...otherRows] }],
    ["quantity", { invoiceRows: [{ ...firstRow, quantity: firstRow.quantity + 1 }, ...otherRows] }],
    ["VAT percentage", { invoiceRows: [{ ...firstRow, vatPercent: 10 }, ...otherRows] }],
    ["number of rows", { invoiceRows: otherRows }],
  ])("with our key and another %s is found, with what differs", async (_, change) => {
    const sighting = await locate(change);
    expect(sighting).toMatchObject({
      type: "found",
      evidence: "identified",
      differences: [{ code: "ACC_ANSWER_DIFFERS" }],
    });
  });

  test("a wider search brings others along, which count for nothing", async () => {
    expect(await locate({}, [{ ...row, originalInvoiceNumber: "2516010001" }])).toMatchObject({
      type: "absent",
    });
  });

  test.each([
    ["one that was invalidated since", { status: "INVALIDATED" }],
    ["one without our key, yet equal", { notes: "" }],
  ])("%s is for a person to judge", async (_, change) => {
    expect(await locate(change)).toMatchObject({ type: "unclear" });
  });

  test("another's is taken", async () => {
    expect(await locate({ notes: "", date: "2020-01-01" })).toMatchObject({ type: "taken" });
  });

  test("one that is listed and cannot be read is unclear", async () => {
    const sighting = await locateSalesInvoice(
      invoice,
      lookUp((url) => json(url.includes("?") ? { results: [row, { ...row, id: 6 }] } : [whole])),
    );
    expect(sighting).toMatchObject({ type: "unclear" });
  });

  test("by its number alone: one is found, two are unclear, an invalidated one is none", async () => {
    const step = filled(findInvoiceStep("invoice", "t", "251601000"));
    const by = (...all: readonly object[]) =>
      locateInvoiceNumber(
        step,
        lookUp((url) =>
          json(url.includes("?") ? { results: all.map((_, index) => ({ ...row, id: index })) } : all),
        ),
      );
    expect(await by({ ...whole, id: 0 })).toMatchObject({ type: "found", evidence: "identified" });
    expect(await by({ ...whole, id: 0 }, { ...whole, id: 1 })).toMatchObject({ type: "unclear" });
    expect(await by({ ...whole, id: 0, status: "INVALIDATED" })).toMatchObject({ type: "absent" });
  });
});

describe("a payment event", () => {
  const event = {
    id: 3,
    paymentDate: "2026-02-25",
    amount: 100,
    currency: "EUR",
    description: payment.identity.values["description"],
  };
  const locate = (change: object) =>
    locatePaymentEvent(
      payment,
      lookUp(() => json({ results: [{ ...event, ...change }] })),
      "description",
    );

  test.each([
    ["equal", {}, { type: "found", evidence: "readBack" }],
    [
      "paid in another currency than the company's",
      { amount: 1100, currency: "SEK", paidAmount: 100, paidCurrency: "EUR" },
      { evidence: "readBack" },
    ],
    ["with another amount", { amount: 100.01 }, { type: "found", evidence: "identified" }],
    ["with another date", { paymentDate: "2026-02-26" }, { evidence: "identified" }],
    ["without a description", { description: null }, { type: "unclear" }],
    ["with a description that was cut", { description: "Matti Mei" }, { type: "unclear" }],
    ["with another's description", { description: "Maija" }, { type: "absent" }],
    ["of another amount and without a key", { description: null, amount: 99 }, { type: "absent" }],
  ])("%s", async (_, change, expected) => {
    expect(await locate(change)).toMatchObject(expected);
  });
});

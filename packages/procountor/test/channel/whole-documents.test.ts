import {
  type AccountPlan,
  type Payment,
  type Recorded,
  type Sighting,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem, type ProcountorOptionsInput } from "@confirma-connect/procountor";
import type { ProcountorReadings, ProcountorSimulator } from "@confirma-connect/simulators";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { deliverAll } from "../support/deliver-all.ts";
import { noPace, procountorBench } from "../support/procountor-subject.ts";
import {
  contextOf,
  invoiceOf,
  ledgerOf,
  paymentOf,
  planWith,
  sampleCreditNote,
  sampleInvoice,
} from "../support/sample.ts";

const attempt = { id: "test", number: 1 };

/** The sample plan in the words of the stand-in's company. */
const planOf = (own: object = {}): AccountPlan =>
  planWith(own, { accounts: { map: { "1701": "1700" } }, dimensions: { COST_CENTER: "Kustannuspaikka" } });

const [work, book] = sampleInvoice.rows;
const invoice = invoiceOf({
  rows: [
    {
      ...work,
      accountNumber: "3001",
      ledgerDimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "Perintä" }],
    },
    book,
  ],
});

async function lineOf(
  readings: ProcountorOptionsInput["readings"] = {},
  simulatorReadings: Partial<ProcountorReadings> = {},
) {
  const { simulator, options } = await procountorBench(readings, simulatorReadings);
  const system = createProcountorSystem(options, {
    http: createHttpClient(),
    clock: systemClock,
    pace: noPace,
  });
  return { simulator, system };
}

async function all<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of list) found.push(each);
  return found;
}

const { simulator, system } = await lineOf();

beforeEach(() => simulator.probe.reset());
afterAll(() => simulator.close());

const send = (own: object = {}) =>
  deliverAll(system.invoices, invoice, contextOf("invoice", "251601000", planOf(own)));

const pay = (change: object = {}, own: object = {}) =>
  deliverAll(
    system.payments,
    paymentOf({ invoiceNumber: "251601000", ...change }),
    contextOf("payment", "p", planOf(own)),
  );

const receiptOf = (from: ProcountorSimulator, id: number | undefined) => {
  const books = from.probe.books();
  const { ledgerReceiptId } = books.invoices.find((each) => each.id === id) ?? {};
  return books.receipts.find((each) => each.id === ledgerReceiptId);
};

describe("an invoice with accounts and dimensions", () => {
  test("is in the books, approved, with its rows on the accounts of the plan", async () => {
    const { outcomes } = await send();
    expect(outcomes).toEqual(["accepted", "accepted", "accepted"]);
    const [made] = simulator.probe.books().invoices;
    expect(made).toMatchObject({
      status: "APPROVED",
      originalInvoiceNumber: "251601000",
      totalCents: 36_500,
    });
    const entries = receiptOf(simulator, made?.id)?.transactions.filter(
      ({ transactionType }) => transactionType === "ENTRY",
    );
    expect(entries?.map(({ account, valueCents }) => [account, valueCents])).toEqual([
      ["3001", -20_000],
      ["3000", -10_000],
    ]);
    expect(entries?.[0]?.dimensionItemValues).toEqual(
      [
        { dimensionId: 302, itemId: 321, cents: -20_000 },
        { dimensionId: 301, itemId: 311, cents: -20_000 },
      ].sort((left, right) => left.dimensionId - right.dimensionId),
    );
    const { balances, trialBalance } = simulator.probe.books();
    expect([balances["1700"], balances["3001"], balances["2939"], trialBalance]).toEqual([
      36_500, -20_000, -6500, 0,
    ]);
  });

  test("every step is found again, and each proves what it did", async () => {
    const { steps } = await send();
    const sightings: Sighting[] = [];
    for (const step of steps) sightings.push(await system.invoices.locate(step, attempt));
    expect(sightings.map(({ type }) => type)).toEqual(steps.map(() => "found"));
    const created = steps.map(({ action }, index) => (action === "create" ? sightings[index] : undefined));
    expect(created.filter((each) => each !== undefined)).toEqual(
      ["readBack", "readBack", "readBack"].map((evidence) =>
        expect.objectContaining({ evidence, differences: [] }),
      ),
    );
  });

  test("before its accounts are set and before it is approved, absence is what a look-up sees", async () => {
    const { steps, identifiers } = await deliverAll(
      system.invoices,
      invoice,
      contextOf("invoice", "251601000", planOf({ approveInvoices: false })),
    );
    simulator.probe.reset();
    const made = await send({ approveInvoices: false });
    expect(made.identifiers["invoice"]).toBeDefined();
    expect(steps.map(({ name }) => name)).not.toContain("approve");
    expect(identifiers["invoice"]).toBeDefined();
    const approve = system.invoices
      .render(invoice, contextOf("invoice", "251601000", planOf()))
      .steps.find(({ name }) => name === "approve");
    if (approve === undefined) throw new Error("no approval was rendered");
    expect(
      await system.invoices.locate({ ...approve, identifiers: made.identifiers }, attempt),
    ).toMatchObject({
      type: "absent",
    });
  });

  test("a receipt that was made anew under another identifier is read again", async () => {
    simulator.arm({
      kind: "receiptRebuilt",
      when: { method: "PUT", resource: "ledgerreceipts/{id}" },
    });
    const { outcomes, steps } = await send();
    const armed = simulator.probe.requests().some(({ fault }) => fault === "receiptRebuilt");
    expect(armed).toBe(true);
    // Between our reading and our writing: nothing was written, and the next attempt reads the new one.
    expect(outcomes).toEqual(["accepted", "notSent"]);
    const accounts = steps.at(-1);
    if (accounts === undefined) throw new Error("no accounts were sent");
    expect(await system.invoices.locate(accounts, attempt)).toMatchObject({ type: "absent" });
    expect(await system.invoices.deliver(accounts, attempt)).toMatchObject({ type: "accepted" });
    expect(await system.invoices.locate(accounts, attempt)).toMatchObject({
      type: "found",
      evidence: "readBack",
    });
  });

  test("a read that fails before the accounts are written means that nothing was sent", async () => {
    const { steps } = await send();
    const accounts = steps.find(({ name }) => name === "accounts");
    if (accounts === undefined) throw new Error("no accounts were sent");
    const before = simulator.probe.requests().filter(({ method }) => method === "PUT").length;
    simulator.arm({ kind: "serverError", committed: false, when: { method: "GET" } });
    expect(await system.invoices.deliver(accounts, attempt)).toMatchObject({ type: "notSent" });
    expect(simulator.probe.requests().filter(({ method }) => method === "PUT")).toHaveLength(before);
  });

  test("an account that the chart lacks refuses the invoice before anything is written", async () => {
    const wrong = invoiceOf({ rows: [{ ...work, accountNumber: "8888" }, book] });
    const sent = deliverAll(system.invoices, wrong, contextOf("invoice", "1", planOf()));
    await expect(sent).rejects.toThrow(/account-1: .*absent/u);
    expect(simulator.probe.books().invoices).toEqual([]);
  });

  test("rows that do not stand in the invoice's order are not written on", async () => {
    const other = await lineOf({}, { receiptRowOrder: "reversed" });
    const context = contextOf("invoice", "251601000", planOf());
    const { outcomes } = await deliverAll(other.system.invoices, invoice, context);
    expect(outcomes).toEqual(["accepted", "refused"]);
    await other.simulator.close();
    const described = await lineOf({ receiptRows: "description" }, { receiptRowOrder: "reversed" });
    const second = await deliverAll(described.system.invoices, invoice, context);
    expect(second.outcomes).toEqual(["accepted", "accepted", "accepted"]);
    await described.simulator.close();
  });

  test("is read back with accounts and dimensions", async () => {
    await send();
    const [read] = await all(system.invoices.read({ from: invoice.header.date, to: invoice.header.date }));
    expect(read).toMatchObject({
      state: "APPROVED",
      document: {
        header: { number: "251601000", type: "INVOICE", dueDate: "2026-01-29", currencyCode: "EUR" },
        references: { payment: "2516000013", orderNumber: "ON798" },
        parties: { buyerParty: { name: "Ostajayhtiö Oy", address: { countryCode: "FI" } } },
        amounts: { netAmount: 30_000, vatAmount: 6500, totalAmount: 36_500 },
        rows: [
          { name: "Työ", accountNumber: "3001", vatCode: "1", netAmount: 20_000 },
          { name: "Kirja", accountNumber: "3000", ledgerDimensions: [] },
        ],
      },
    });
    expect(read?.document.rows[0]?.ledgerDimensions).toEqual(
      expect.arrayContaining([{ dimensionType: "Kustannuspaikka", dimensionValue: "Perintä" }]),
    );
  });
});

describe("somebody else's invoice with our number", () => {
  test("is taken when it differs, and unclear when it is the same", async () => {
    await send({ approveInvoices: false });
    const rendered = (change: object, identifier: string) =>
      system.invoices
        .render(invoiceOf(change), contextOf("invoice", identifier, planOf()))
        .steps.find(({ name }) => name === "invoice");
    const same = rendered({}, "another identifier");
    const other = rendered(
      { header: { ...sampleInvoice.header, dueDate: "2026-01-30" } },
      "another identifier",
    );
    if (same === undefined || other === undefined) throw new Error("the invoice was not rendered");
    expect(await system.invoices.locate({ ...same, identifiers: {} }, attempt)).toMatchObject({
      type: "unclear",
    });
    expect(await system.invoices.locate({ ...other, identifiers: {} }, attempt)).toMatchObject({
      type: "taken",
      problem: { code: "ACC_REFUSED_NUMBER_TAKEN" },
    });
  });
});

describe("a payment with interest and costs", () => {
  test("marks the capital on the invoice and books the rest, each found again", async () => {
    await send();
    const { outcomes, steps } = await pay();
    expect(outcomes).toEqual(["accepted", "accepted", "accepted"]);
    const { invoices, paymentEvents, balances, trialBalance } = simulator.probe.books();
    expect(invoices[0]).toMatchObject({ status: "PARTLY_PAID", openCents: 26_500 });
    expect(paymentEvents.map(({ settledCents }) => settledCents)).toEqual([10_000]);
    expect([balances["1910"], balances["9040"], balances["3150"], trialBalance]).toEqual([
      1000, -400, -600, 0,
    ]);
    for (const step of steps) {
      expect(await system.payments.locate(step, attempt)).toMatchObject({ type: "found", differences: [] });
    }
  });

  test("is read back with our key, by date and by change", async () => {
    await send();
    await pay();
    const expected = [
      expect.objectContaining({
        state: "BANKTRANSFERELSEWHERE",
        document: expect.objectContaining({
          paymentIdentifier: expect.stringMatching(/^CC/u),
          invoiceNumber: "251601000",
          paymentDate: "2026-02-25",
          amount: 10_000,
          sourceName: "Matti Meikäläinen",
        }),
      }),
    ];
    const date = paymentOf().paymentDate;
    const byDate: readonly Recorded<Payment>[] = await all(system.payments.read({ from: date, to: date }));
    expect(byDate).toEqual(expected);
    expect(await all(system.payments.readChanges("2020-01-01T00:00:00"))).toEqual(expected);
    expect(await all(system.payments.readChanges("2099-01-01T00:00:00"))).toEqual([]);
  });

  test("books the capital too, when the plan names the account", async () => {
    await send();
    await pay({}, { receivablesAccount: "1700" });
    const { balances, trialBalance } = simulator.probe.books();
    expect([balances["1700"], balances["1910"], trialBalance]).toEqual([26_500, 11_000, 0]);
  });

  test("by a reference that the invoice does not carry, it is refused before anything is written", async () => {
    await send();
    const wrong = pay({ targetIdentifier: "reference", paymentReference: "1337109" });
    await expect(wrong).rejects.toThrow(/taken/u);
    const right = await pay({ targetIdentifier: "reference", paymentReference: "2516 00001 3" });
    expect(right.outcomes[0]).toBe("accepted");
  });

  test("more than the open sum is Procountor's to refuse, in words that are kept", async () => {
    await send();
    const { outcomes } = await pay({
      amount: 400,
      capitalAmountPaid: 400,
      interestAmountPaid: 0,
      costsAmountPaid: 0,
    });
    expect(outcomes).toEqual(["refused"]);
    expect(simulator.probe.books().paymentEvents).toEqual([]);
  });

  test("without keys in descriptions an equal payment identifies, and two are nobody's", async () => {
    const other = await lineOf({ paymentKey: "content" });
    await deliverAll(other.system.invoices, invoice, contextOf("invoice", "251601000", planOf()));
    const twice = async (identifier: string) => {
      const document = paymentOf({
        invoiceNumber: "251601000",
        amount: 10,
        capitalAmountPaid: 10,
        interestAmountPaid: 0,
        costsAmountPaid: 0,
      });
      const { steps } = await deliverAll(
        other.system.payments,
        document,
        contextOf("payment", identifier, planOf()),
      );
      const step = steps.at(-1);
      if (step === undefined) throw new Error("nothing was sent");
      return other.system.payments.locate(step, attempt);
    };
    expect(await twice("a")).toMatchObject({ type: "found", evidence: "identified" });
    expect(await twice("b")).toMatchObject({ type: "unclear" });
    await other.simulator.close();
  });
});

describe("a write that waits for a person", () => {
  const waiting = async () => {
    await send();
    simulator.arm({ kind: "mfaRequired", when: { method: "PUT" } });
    const { steps, outcomes } = await pay();
    expect(outcomes).toEqual(["unknown"]);
    const step = steps.at(-1);
    const [confirmation] = simulator.probe.confirmations();
    if (step === undefined || confirmation === undefined) throw new Error("nothing waits");
    return { step, transaction: confirmation.transactionIdentifier };
  };

  test("is unclear while it waits, with a delay, and found when it was confirmed", async () => {
    const { step, transaction } = await waiting();
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "unclear",
      problem: { message: expect.stringContaining("waits for a person") },
      retryAfter: 15_000,
    });
    simulator.decideMfa(transaction, "confirm");
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "found",
      evidence: "readBack",
    });
  });

  test("is absent when it was rejected", async () => {
    const { step, transaction } = await waiting();
    simulator.decideMfa(transaction, "reject");
    expect(await system.payments.locate(step, attempt)).toMatchObject({ type: "absent" });
    expect(simulator.probe.books().paymentEvents).toEqual([]);
  });

  test("an answer that does not come keeps it unclear", async () => {
    const { step } = await waiting();
    simulator.arm({ kind: "serverError", committed: false, when: { method: "GET" } });
    expect(await system.payments.locate(step, attempt)).toMatchObject({
      type: "unclear",
      retryAfter: 15_000,
    });
  });
});

describe("a credit note", () => {
  const note = invoiceOf({
    ...sampleCreditNote,
    rows: sampleCreditNote.rows.map((row) => ({ ...row, ledgerDimensions: [], projectNumber: null })),
  });

  test("is settled with its invoice, both without an open sum", async () => {
    await send();
    const context = contextOf("invoice", "251601001", planOf({ creditNotes: "settle" }));
    const { outcomes } = await deliverAll(system.invoices, note, context);
    expect(outcomes).toEqual(["accepted", "accepted", "accepted", "accepted", "accepted"]);
    const { invoices, trialBalance } = simulator.probe.books();
    expect(invoices.map(({ openCents, status }) => [openCents, status])).toEqual([
      [0, "MARKED_PAID"],
      [0, "MARKED_PAID"],
    ]);
    expect(trialBalance).toBe(0);
  });
});

describe("a ledger document", () => {
  const ledger = ledgerOf({
    ledgerRows: ledgerOf().ledgerRows.map((row) => ({
      ...row,
      amount: row.amount / 100,
      netAmount: row.netAmount / 100,
      vatPercentage: row.vatPercentage / 1000,
      isVatRow: row.isVatRow ? 1 : 0,
      vatCode: row.vatCode ?? "",
      projectNumber: "P1",
      ledgerDimensions: [],
    })),
  });
  const book = () => deliverAll(system.ledger, ledger, contextOf("ledger", "l", planOf()));

  test("is approved and found by its key, its rows to the cent", async () => {
    const { outcomes, steps } = await book();
    expect(outcomes).toEqual(["accepted", "accepted"]);
    const { balances, trialBalance } = simulator.probe.books();
    expect([balances["1700"], balances["3000"], balances["2939"], trialBalance]).toEqual([
      299_000, -238_247, -60_753, 0,
    ]);
    for (const step of steps) {
      expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "found", differences: [] });
    }
  });

  test("one that was invalidated since is for a person to judge", async () => {
    const { steps, identifiers } = await deliverAll(
      system.ledger,
      ledger,
      contextOf("ledger", "l", planOf({ approveJournals: false })),
    );
    const step = steps.at(-1);
    if (step === undefined) throw new Error("nothing was sent");
    const request = {
      ...step.request,
      method: "PUT",
      resource: `ledgerreceipts/${identifiers["journal"]}/invalidate`,
      body: "",
    } as const;
    await system.ledger.deliver(
      { ...step, request, identity: { ...step.identity, type: "receiptStatus" } },
      attempt,
    );
    expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "unclear" });
  });

  test("a search that lags behind shows absence, not yet proof", async () => {
    simulator.arm({ kind: "staleSearch", forMs: 60_000, when: { method: "POST" } });
    const { steps } = await deliverAll(
      system.ledger,
      ledger,
      contextOf("ledger", "l", planOf({ approveJournals: false })),
    );
    const step = steps.at(-1);
    if (step === undefined) throw new Error("nothing was sent");
    expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "absent" });
    // The engine believes it only after the bound, which is longer than the search may lag.
    expect(system.manifest.lateWriteBound).toBeGreaterThan(60_000);
  });

  test("is read back as the document that it was, by date and by change", async () => {
    await book();
    const date = ledger.documentDate;
    const [read] = await all(system.ledger.read({ from: date, to: date }));
    expect(read).toMatchObject({
      state: "APPROVED",
      document: {
        documentType: "ML",
        documentName: "1001",
        calculationMode: "GROSS",
        ledgerRows: [
          {
            accountNumber: "1700",
            amount: 299_000,
            ledgerDimensions: [{ dimensionType: "Projekti", dimensionValue: "P1" }],
          },
          { accountNumber: "3000", amount: -299_000, netAmount: -238_247, vatCode: "1" },
        ],
      },
    });
    expect(await all(system.ledger.readChanges("2020-01-01T00:00:00"))).toHaveLength(1);
  });
});

test("a step of a later version is nothing that can be looked for", async () => {
  const [step] = system.ledger.render(ledgerOf(), contextOf("ledger", "l", planOf())).steps;
  if (step === undefined) throw new Error("nothing was rendered");
  const strange = { ...step, identity: { ...step.identity, type: "hologram" }, identifiers: {} };
  expect(await system.ledger.locate(strange, attempt)).toMatchObject({ type: "unclear" });
  expect(await system.ledger.deliver(strange, attempt)).toMatchObject({ type: "refused" });
});

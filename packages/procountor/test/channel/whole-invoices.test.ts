import type { Sighting } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { deliverAll } from "../support/deliver-all.ts";
import { contextOf, invoiceOf, sampleInvoice } from "../support/sample.ts";
import {
  all,
  attempt,
  book,
  invoice,
  lineOf,
  planOf,
  receiptOf,
  send,
  simulator,
  system,
  work,
} from "../support/whole-scene.ts";

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

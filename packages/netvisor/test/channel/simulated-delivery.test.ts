import {
  type AccountingSystem,
  AccountPlan,
  civilDate,
  Invoice,
  Payment,
  randomIds,
  readReceivables,
  stepKey,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createNetvisorSystem, type NetvisorOptionsInput } from "@confirma-connect/netvisor";
import type { NetvisorReadings } from "@confirma-connect/simulators";
import { afterEach, describe, expect, test } from "@jest/globals";
import { attempt, deliver, resolved } from "../support/deliver-document.ts";
import { netvisorBench } from "../support/netvisor-subject.ts";
import {
  documentedLedger,
  ledgerOf,
  sampleCreditNote,
  sampleInvoice,
  samplePayment,
  samplePlan,
} from "../support/sample.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

async function start(
  readings: NetvisorOptionsInput["readings"] = {},
  simulated: Partial<NetvisorReadings> = {},
) {
  const { simulator, options } = await netvisorBench(readings, simulated);
  open.push(simulator);
  const parts = { http: createHttpClient(), clock: systemClock, ids: randomIds };
  return { simulator, system: createNetvisorSystem(options, parts) };
}

const balances = ({ probe }: Awaited<ReturnType<typeof start>>["simulator"]) => probe.books().balances;

const deliverInvoice = (system: AccountingSystem, change: object = {}, plan?: AccountPlan) =>
  deliver(system.invoices, Invoice.parse({ ...sampleInvoice, ...change }), {
    identifier: JSON.stringify(change),
    ...(plan === undefined ? {} : { plan }),
  });

const deliverPayment = (system: AccountingSystem, change: object = {}) =>
  deliver(system.payments, Payment.parse({ ...samplePayment, invoiceNumber: "251601000", ...change }), {
    identifier: "payment",
  });

describe("ledger documents in real books", () => {
  const rows = documentedLedger.ledgerRows.map((row) => ({
    ...row,
    projectNumber: "P1",
    ledgerDimensions: [],
  }));

  test("the documented example books 1701, 3000 and 2939 and is read back equal", async () => {
    const { simulator, system } = await start();
    const trail = await deliver(system.ledger, ledgerOf({ ledgerRows: rows }), { identifier: "1" });
    expect(trail).toEqual(["voucher readBack"]);
    expect(balances(simulator)).toEqual({ "1701": 299_000, "3000": -238_247, "2939": -60_753 });
  });

  test("the documented document itself finds its dimensions in the demo company", async () => {
    const { system } = await start();
    expect(await deliver(system.ledger, ledgerOf(), { identifier: "1" })).toEqual(["voucher readBack"]);
  });

  test("in gross mode Netvisor books the VAT that was predicted", async () => {
    const { simulator, system } = await start();
    const gross = rows.filter(({ isVatRow }) => isVatRow === 0);
    const trail = await deliver(system.ledger, ledgerOf({ ledgerRows: gross }), { identifier: "1" });
    expect(trail).toEqual(["voucher readBack"]);
    expect(balances(simulator)).toEqual({ "1701": 299_000, "3000": -238_247, "2939": -60_753 });
  });

  test("a dimension that Netvisor does not have is refused, or created where the option allows it", async () => {
    const document = ledgerOf({ ledgerRows: rows.map((row) => ({ ...row, projectNumber: "P9" })) });
    const [strict, free] = [await start(), await start({ onlyExistingDimensions: false })];
    const [refused] = await deliver(strict.system.ledger, document, { identifier: "1" });
    expect(refused).toContain('"type":"refused"');
    expect(await deliver(free.system.ledger, document, { identifier: "1" })).toEqual(["voucher readBack"]);
  });

  test("13.5 % where the stand-in has the newer table", async () => {
    const [receivable, sales] = rows;
    const change = { ledgerRows: [receivable, { ...sales, vatPercentage: 13.5, netAmount: -2634.36 }] };
    const { system } = await start();
    expect(await deliver(system.ledger, ledgerOf(change), { identifier: "1" })).toEqual(["voucher readBack"]);
  });
});

describe("invoices in real books", () => {
  const steps = ["customer identified", "product-1 identified"];

  test.each([
    ["gross", "gross"],
    ["net", "net"],
    ["omit", "gross"],
  ] as const)("line sums %s against a stand-in that reads %s", async (lineSums, invoiceLineSum) => {
    const { simulator, system } = await start({ lineSums }, { invoiceLineSum });
    expect(await deliverInvoice(system)).toEqual([...steps, "invoice readBack"]);
    expect(balances(simulator)).toEqual({ "1701": 36_500, "3000": -30_000, "2939": -6_500 });
  });

  test("a credit note is matched, and nothing is left open", async () => {
    const { simulator, system } = await start();
    expect(await deliverInvoice(system)).toEqual([...steps, "invoice readBack"]);
    expect(await deliverInvoice(system, sampleCreditNote)).toEqual([
      "credited-invoice identified",
      ...steps,
      "invoice readBack",
      "match identified",
    ]);
    expect(balances(simulator)).toEqual({ "1701": 0, "3000": 0, "2939": 0 });
    expect(simulator.probe.books().salesInvoices.map(({ openCents }) => openCents)).toEqual([0, 0]);
  });

  test("an unknown credited invoice ends a credit note before anything is made", async () => {
    const { simulator, system } = await start();
    const before = simulator.probe.books();
    const [first] = await deliverInvoice(system, sampleCreditNote);
    expect(first).toContain('credited-invoice {"type":"absent"');
    expect(simulator.probe.books()).toEqual(before);
  });

  test.each([
    ["gross", "net", 2],
    // Rows stored as they were sent are still booked otherwise: only the voucher tells.
    ["net", "gross", 0],
  ] as const)(
    "line sums %s that Netvisor reads as %s are never read back",
    async (lineSums, invoiceLineSum, rows) => {
      const { simulator, system } = await start({ lineSums }, { invoiceLineSum });
      const trail = await deliverInvoice(system);
      expect(balances(simulator)["3000"]).not.toBe(-30_000);
      expect(trail).toContain("invoice identified");
      expect(trail.filter((line) => /^the sum of row \d in the books is/u.test(line)).length).toBe(rows);
      expect(trail.at(-1)).toMatch(/^the voucher books 1701 365\.00/u);
    },
  );

  test("customers and products are created once", async () => {
    const { simulator, system } = await start();
    const plan = AccountPlan.parse({ ...samplePlan, invoices: { products: "create" } });
    await deliverInvoice(system, {}, plan);
    const before = simulator.probe.books();
    const second = { header: { ...sampleInvoice.header, number: 251601002 } };
    expect(await deliverInvoice(system, second, plan)).toContain("invoice readBack");
    const after = simulator.probe.books();
    expect([after.customers.length, after.products.length]).toEqual([
      before.customers.length,
      before.products.length,
    ]);
  });

  test("a missing customer is not created where the plan forbids it", async () => {
    const { system } = await start();
    const plan = AccountPlan.parse({ ...samplePlan, invoices: { customers: "find" } });
    const [first] = await deliverInvoice(system, {}, plan);
    expect(first).toContain('customer {"type":"absent"');
  });

  test("the same number with other content is taken by another invoice", async () => {
    const { system } = await start();
    await deliverInvoice(system);
    const context = {
      plan: samplePlan,
      identifier: "x",
      keyOf: (step: string) => stepKey(["other", "x", "x", step]),
    };
    const other = Invoice.parse({
      ...sampleInvoice,
      header: { ...sampleInvoice.header, date: "2026-01-14" },
    });
    const invoiceStep = system.invoices?.render(other, context).steps.find(({ name }) => name === "invoice");
    expect(invoiceStep).toBeDefined();
    if (invoiceStep === undefined) return;
    const sighting = await system.invoices?.locate(resolved(invoiceStep, {}), attempt);
    expect(sighting).toMatchObject({ type: "taken", problem: { code: "ACC_REFUSED_NUMBER_TAKEN" } });
  });
});

describe("payments in real books", () => {
  test("without keys in names a lost payment is never taken for an equal one that was booked", async () => {
    const { simulator, system } = await start({ keyInPayerName: false });
    await deliverInvoice(system);
    const document = Payment.parse({
      ...samplePayment,
      invoiceNumber: "251601000",
      capitalAmountPaid: 110,
      interestAmountPaid: 0,
      costsAmountPaid: 0,
    });
    const [first, second] = ["p1", "p2"].map((identifier) => {
      const keyOf = (step: string) => stepKey(["test", "payment", identifier, step]);
      const [step] = system.payments?.render(document, { plan: samplePlan, identifier, keyOf }).steps ?? [];
      if (step === undefined) throw new Error("the payment has no step");
      return resolved(step, {});
    });
    if (first === undefined || second === undefined) throw new Error("there are two payments");
    expect((await system.payments?.locate(first, attempt))?.type).toBe("absent");
    expect((await system.payments?.deliver(first, attempt))?.type).toBe("accepted");
    simulator.arm({ kind: "loseRequest", when: { method: "POST" } });
    expect((await system.payments?.deliver(second, attempt))?.type).toBe("unknown");
    expect((await system.payments?.locate(second, attempt))?.type).toBe("unclear");
  });

  test("capital goes to the invoice, interest and costs to their accounts", async () => {
    const { simulator, system } = await start();
    await deliverInvoice(system);
    expect(await deliverPayment(system)).toEqual(["payment readBack", "interest-and-costs readBack"]);
    expect(simulator.probe.books().salesInvoices[0]?.openCents).toBe(26_500);
    expect(balances(simulator)).toEqual({
      "1701": 26_500,
      "1910": 11_000,
      "3000": -30_000,
      "2939": -6_500,
      "3100": -600,
      "9440": -400,
    });
  });

  test("by reference and by Netvisor key", async () => {
    const { simulator, system } = await start();
    await deliverInvoice(system);
    const key = String(simulator.probe.books().salesInvoices[0]?.netvisorKey);
    const capital = { capitalAmountPaid: 110, interestAmountPaid: 0, costsAmountPaid: 0 };
    const byReference = { ...capital, targetIdentifier: "reference", paymentReference: "2516000017" };
    expect(await deliverPayment(system, byReference)).toEqual(["payment readBack"]);
    simulator.probe.reset();
    await deliverInvoice(system);
    expect(
      await deliverPayment(system, { ...capital, targetIdentifier: "netvisor", invoiceNumber: key }),
    ).toEqual(["payment readBack"]);
  });

  test("a payment that was stored without its target is found, and the difference is told", async () => {
    const { system } = await start({}, { untargetedPayment: "store" });
    const trail = await deliverPayment(system, {
      capitalAmountPaid: 110,
      interestAmountPaid: 0,
      costsAmountPaid: 0,
    });
    expect(trail).toEqual([
      "payment identified",
      "the payment is not targeted at the invoice that was named",
    ]);
  });
});

describe("what is left to pay", () => {
  const period = { from: civilDate("2026-01-01"), to: civilDate("2026-03-31") };
  const receivablesOf = async (system: AccountingSystem) => {
    const found: unknown[] = [];
    for await (const receivable of readReceivables(system, { period, isOwnPayment: () => false })) {
      const { invoice, open: left, openBy, credits } = receivable;
      const taken = credits.map(({ number, amount }) => [number, amount]);
      found.push([invoice.header.number, left, openBy, taken]);
    }
    return found;
  };

  test("Netvisor says it: all, and what a payment leaves", async () => {
    const { system } = await start();
    await deliverInvoice(system);
    expect(await receivablesOf(system)).toEqual([["251601000", 36_500, "system", []]]);
    await deliverPayment(system);
    expect(await receivablesOf(system)).toEqual([["251601000", 26_500, "system", []]]);
  });

  test("a matched credit note names its invoice and takes from it", async () => {
    const { system } = await start();
    await deliverInvoice(system);
    await deliverInvoice(system, sampleCreditNote);
    const credits = [["251601001", 36_500]];
    expect(await receivablesOf(system)).toEqual([["251601000", 0, "system", credits]]);
  });

  test("while a credit note is matched with nothing, its customer's invoices are unclear", async () => {
    const { system } = await start();
    await deliverInvoice(system);
    const references = { ...sampleCreditNote.references, creditedInvoiceNumber: null };
    await deliverInvoice(system, { ...sampleCreditNote, references });
    expect(await receivablesOf(system)).toEqual([["251601000", 36_500, "unclear", []]]);
  });
});

import { describe, expect, test } from "@jest/globals";
import { demoProcountorCompany, type ProcountorReadings } from "../../src/index.ts";
import { at, errorOf, numberAt, type Session, session } from "./client.ts";
import { type Body, journal, objectAt, payment, plainRow, salesInvoice } from "./samples.ts";

const MISMATCH = "DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE";
const value = (dimensionId: number, itemId: number, amount: number): Body => ({
  dimensionId,
  itemId,
  value: amount,
});
const rows = (...transactions: readonly Body[]): Body => journal({ transactions });
const first = (change: Body): Body => rows(plainRow("1920", 250, change), plainRow("2890", -250));
const taxed = (account: string, amount: number, percent = 25.5): Body =>
  plainRow(account, amount, { vatPercent: percent, vatStatus: 1 });

async function created(call: Session["call"], body: Body, query = ""): Promise<number> {
  const answer = await call("POST", `ledgerreceipts${query}`, body);
  expect(errorOf(answer)).toBe("OK");
  return numberAt(answer.json, "id");
}

async function read(call: Session["call"], id: number): Promise<Body> {
  return objectAt({ json: (await call("GET", `ledgerreceipts/${id}`)).json }, "json");
}

describe("what POST /ledgerreceipts refuses", () => {
  const { name: _name, ...nameless } = journal();
  const cases: readonly (readonly [string, Body, string])[] = [
    ["no name", nameless, "Value of the 'name' cannot be blank."],
    ["a name too long", journal({ name: "N".repeat(81) }), "name: size must be between 0 and 80"],
    [
      "another type",
      journal({ type: "SALES_INVOICE" }),
      "type: Only ledger receipts of type JOURNAL can be created.",
    ],
    ["an unknown type", journal({ type: "MEMO" }), "Value of the 'type' field is invalid: MEMO"],
    ["no rows", rows(), "Value of the 'transactions' cannot be blank."],
    ["an empty account", first({ account: "" }), "Value of the 'transactions[0].account' cannot be blank."],
    [
      "an unknown account",
      first({ account: "9999" }),
      "transactions[0].account: ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION",
    ],
    [
      "an account out of use",
      first({ account: "3999" }),
      "transactions[0].account: ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION",
    ],
    [
      "an account without that VAT",
      rows(taxed("1920", 100), plainRow("2890", -125.5)),
      "transactions[0].account: ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION",
    ],
    [
      "no VAT percent",
      rows({ transactionType: "ENTRY", account: "1920", accountingValue: 1 }),
      "Value of the 'transactions[0].vatPercent' cannot be blank.",
    ],
    [
      "a percent not in use",
      first({ vatPercent: 22 }),
      "transactions[0].vatPercent: VAT percentage is not in use.",
    ],
    [
      "a status of the other side",
      first({ vatStatus: 2 }),
      "transactions[0].vatStatus: ERROR_VATSTATUS_VATPERC",
    ],
    ["a status without tax", first({ vatPercent: 24 }), "transactions[0].vatStatus: ERROR_VATSTATUS_VATPERC"],
    ["a head status of the other side", journal({ vatStatus: 2 }), "vatStatus: ERROR_VATSTATUS_VATPERC"],
    ["a bad enumeration", journal({ depreciation: "" }), "Value of the 'depreciation' field is invalid: "],
    ["a closed period", journal({ receiptDate: "2018-06-30" }), "CLOSED_FISCAL_PERIOD"],
    ["foreign VAT", journal({ vatProcessing: "SWEDEN" }), "vatProcessing: Foreign VAT is not in use."],
    [
      "a period that ends first",
      journal({ periodStartDate: "2026-02-01", periodEndDate: "2026-01-31" }),
      "The period ends before it starts.",
    ],
    ["an unknown partner", journal({ partnerId: 7 }), "partnerId: The business partner does not exist."],
    [
      "two reversing rows",
      rows(
        ...[1, -1].map((one) => ({
          transactionType: "REVERSING_ENTRY",
          account: "1920",
          accountingValue: one,
          vatPercent: 0,
        })),
      ),
      "transactions: At most one REVERSING_ENTRY is allowed.",
    ],
    [
      "a reversing row with a status",
      first({ transactionType: "REVERSING_ENTRY" }),
      "transactions[0].vatPercent: REVERSING_ENTRY takes no VAT.",
    ],
    [
      "a sum that is not zero",
      rows(plainRow("1920", 250), plainRow("2890", -249.99)),
      "The ledger receipt does not add up to zero.",
    ],
    [
      "a sum without the tax",
      rows(plainRow("1920", 100), taxed("3000", -100)),
      "The ledger receipt does not add up to zero.",
    ],
    [
      "an unknown dimension",
      first({ dimensionItemValues: [value(1, 311, 250)] }),
      `transactions[0].dimensionItemValues: ${MISMATCH}`,
    ],
    [
      "an item of another dimension",
      first({ dimensionItemValues: [value(301, 321, 250)] }),
      `transactions[0].dimensionItemValues: ${MISMATCH}`,
    ],
    [
      "an item out of use",
      first({ dimensionItemValues: [value(301, 313, 250)] }),
      `transactions[0].dimensionItemValues: ${MISMATCH}`,
    ],
    [
      "an item twice",
      first({ dimensionItemValues: [value(301, 311, 125), value(301, 311, 125)] }),
      "transactions[0].dimensionItemValues: Dimension items must be unique.",
    ],
    [
      "dimensions that do not add up",
      first({ dimensionItemValues: [value(301, 311, 200)] }),
      "transactions[0].dimensionItemValues: The sum of dimension item values must equal accountingValue 250.",
    ],
    [
      "dimension values with three decimals",
      first({ dimensionItemValues: [value(301, 311, 249.995)] }),
      "transactions[0].dimensionItemValues[0].value: numeric value out of bounds (at most 2 decimals)",
    ],
    [
      "a balance code",
      first({ balanceCode: "A" }),
      "transactions[0].balanceCode: Balance codes are not in use.",
    ],
    [
      "a partner on a row",
      first({ partnerId: 501 }),
      "transactions[0].partnerId: A partner on a row is for Norway only.",
    ],
  ];

  test("every case", async () => {
    const { simulator, call } = await session();
    for (const [name, body, message] of cases) {
      expect([name, errorOf(await call("POST", "ledgerreceipts", body))]).toEqual([name, message]);
    }
    expect(simulator.probe.books().receipts).toEqual([]);
  });

  test("more dimensions than the licence has", async () => {
    const { call } = await session({ companies: [demoProcountorCompany({ maxDimensions: 1 })] });
    const dimensionItemValues = [value(301, 311, 250), value(302, 321, 250)];
    expect(errorOf(await call("POST", "ledgerreceipts", first({ dimensionItemValues })))).toBe(
      "transactions[0].dimensionItemValues: Too many dimensions.",
    );
  });
});

describe("journals", () => {
  test("are UNFINISHED, approved, taken back and invalidated; only approved ones are in the books", async () => {
    const { call, simulator } = await session();
    const id = await created(call, journal());
    expect(simulator.probe.books().balances).toEqual({});
    expect((await call("PUT", `ledgerreceipts/${id}/unfinished`)).status).toBe(403);
    expect((await call("PUT", `ledgerreceipts/${id}/approve`)).status).toBe(200);
    expect((await call("PUT", `ledgerreceipts/${id}/approve`)).status).toBe(403);
    expect((await call("PUT", `ledgerreceipts/${id}/invalidate`)).status).toBe(403);
    expect(simulator.probe.books().balances).toEqual({ "1920": 25000, "2890": -25000 });
    expect((await call("PUT", `ledgerreceipts/${id}/unfinished`)).status).toBe(200);
    expect((await call("PUT", `ledgerreceipts/${id}/invalidate`)).status).toBe(200);
    expect(simulator.probe.books().balances).toEqual({});
    expect(await read(call, id)).toMatchObject({
      type: "JOURNAL",
      status: "INVALIDATED",
      name: "Tilitys 2026-03",
    });
    expect((await call("PUT", `ledgerreceipts/${id}`, await read(call, id))).status).toBe(403);
  });

  test("hold VAT on its own accounts, for sales and for purchases with part of it deductible", async () => {
    const { call, simulator } = await session();
    const sale = await created(call, rows(plainRow("1910", 125.5), taxed("3000", -100)));
    await call("PUT", `ledgerreceipts/${sale}/approve`);
    expect(simulator.probe.books().balances).toEqual({ "1910": 12550, "2939": -2550, "3000": -10000 });
    const bought = { ...plainRow("8450", 100, { vatPercent: 25.5, vatStatus: 2 }), vatDeductionPercent: 40 };
    const purchase = await created(
      call,
      journal({ vatType: "PURCHASE", vatStatus: 2, transactions: [bought, plainRow("2880", -125.5)] }),
    );
    await call("PUT", `ledgerreceipts/${purchase}/approve`);
    expect(simulator.probe.books().balances).toMatchObject({ "8450": 11530, "1763": 1020, "2880": -12550 });
    expect(simulator.probe.books().trialBalance).toBe(0);
  });

  test("values are rounded to cents, half away from zero", async () => {
    const { call } = await session();
    const id = await created(call, rows(plainRow("1920", 1.005), plainRow("2890", -1.005)));
    expect((await read(call, id))["transactions"]).toMatchObject([
      { accountingValue: 1.01 },
      { accountingValue: -1.01 },
    ]);
  });

  test("a reconciliation row takes the cent that VAT leaves, when asked for", async () => {
    const { call, simulator } = await session();
    const odd = rows(plainRow("1910", 10.03), taxed("3000", -3.99), taxed("3000", -4.01));
    expect(errorOf(await call("POST", "ledgerreceipts", odd))).toBe(
      "The ledger receipt does not add up to zero.",
    );
    const id = await created(call, odd, "?createReconciliation=true");
    const list = (await read(call, id))["transactions"];
    expect(at(list, 3)).toMatchObject({
      transactionType: "RECONCILIATION_ENTRY",
      account: "8980",
      vatPercent: 0,
    });
    await call("PUT", `ledgerreceipts/${id}/approve`);
    expect(simulator.probe.books().trialBalance).toBe(0);
    const stored = await read(call, id);
    const [bank, ...others] = Object.values(objectAt(stored, "transactions"));
    const transactions = [{ ...objectAt({ bank }, "bank"), accountingValue: 10.02 }, ...others];
    const again = await call("PUT", `ledgerreceipts/${id}?createReconciliation=true`, {
      ...stored,
      transactions,
    });
    expect(at(again.json, "transactions", 3, "accountingValue")).toBe(0.02);
    expect(Object.keys(objectAt(again.json, "transactions"))).toHaveLength(4);
  });

  test.each([
    ["rounding", 400],
    ["any", 200],
  ] as const)("a reconciliation row covers %s", async (reconciliation, status) => {
    const { call } = await session({ readings: { reconciliation } });
    const body = rows(plainRow("1920", 250), plainRow("2890", -200));
    expect((await call("POST", "ledgerreceipts?createReconciliation=true", body)).status).toBe(status);
  });

  test("PUT needs the version and keeps the ids of rows", async () => {
    const { call } = await session();
    const id = await created(call, journal());
    const before = await read(call, id);
    const { version, ...old } = before;
    expect(errorOf(await call("PUT", `ledgerreceipts/${id}`, old))).toBe(
      "Value of the 'version' cannot be blank.",
    );
    const answer = await call("PUT", `ledgerreceipts/${id}`, { ...before, accountantsNotes: "tarkistettu" });
    expect(answer.json).toMatchObject({ accountantsNotes: "tarkistettu" });
    expect(at(answer.json, "transactions", 0, "id")).toBe(at(before, "transactions", 0, "id"));
    expect((await call("PUT", `ledgerreceipts/${id}`, { ...old, version })).status).toBe(400);
  });

  test("dimensions of one row are replaced, and cleared", async () => {
    const { call, simulator } = await session();
    const id = await created(
      call,
      first({ dimensionItemValues: [value(301, 311, 100), value(301, 312, 150)] }),
    );
    const rowId = numberAt(await read(call, id), "transactions", 0, "id");
    const path = `ledgerreceipts/${id}/transactions/${rowId}/dimensions`;
    const wrong = await call("PUT", path, { dimensionItemValues: [value(301, 311, 1)] });
    expect(wrong.status).toBe(400);
    expect((await call("PUT", path, { dimensionItemValues: [value(302, 321, 250)] })).status).toBe(200);
    const stored = () => simulator.probe.books().receipts[0]?.transactions[0]?.dimensionItemValues;
    expect(stored()).toEqual([{ dimensionId: 302, itemId: 321, cents: 25000 }]);
    expect((await call("PUT", path, { dimensionItemValues: [] })).status).toBe(200);
    expect(stored()).toEqual([]);
    expect(
      (await call("PUT", `ledgerreceipts/${id}/transactions/1/dimensions`, { dimensionItemValues: [] }))
        .status,
    ).toBe(404);
  });

  test("are listed by GET /journals, as a list or one alone", async () => {
    const { call } = await session();
    const id = await created(call, journal());
    await created(call, journal());
    await call("PUT", `ledgerreceipts/${id}/approve`);
    const approved = await call("GET", "journals?statuses=APPROVED&startDate=2026-03-01");
    expect(approved.json).toMatchObject([{ ledgerReceiptId: id, type: "JOURNAL", status: "APPROVED" }]);
    expect((await call("GET", "journals?statuses=PAID")).status).toBe(400);
    const alone = await session({ readings: { journals: "first" } });
    const only = await created(alone.call, journal());
    expect((await alone.call("GET", "journals")).json).toMatchObject({ ledgerReceiptId: only });
  });
});

describe("readings of receipts", () => {
  const unbalanced = rows(plainRow("1920", 250), plainRow("2890", -249));
  const ownTax = rows(plainRow("1910", 125.5), taxed("3000", -100), plainRow("2939", -25.5));
  const { vatPercent: _percent, ...bare } = plainRow("1920", 250);
  test.each<[Partial<ProcountorReadings>, Body, number, number]>([
    [{ balanceCheck: "save" }, unbalanced, 400, 404],
    [{ balanceCheck: "approve" }, unbalanced, 200, 400],
    [{ balanceCheck: "never" }, unbalanced, 200, 200],
    [{ balanceSum: "withVat" }, ownTax, 400, 404],
    [{ balanceSum: "net" }, ownTax, 200, 200],
    [{ vatPercent: "required" }, rows(bare, plainRow("2890", -250)), 400, 404],
    [{ vatPercent: "optional" }, rows(bare, plainRow("2890", -250)), 200, 200],
    [{ unsupportedFields: "ignore" }, first({ balanceCode: "A" }), 200, 200],
  ])("%j", async (readings, body, saving, approving) => {
    const { call } = await session({ readings });
    const answer = await call("POST", "ledgerreceipts", body);
    expect(answer.status).toBe(saving);
    const id = numberAt(answer.json, "id");
    expect((await call("PUT", `ledgerreceipts/${id}/approve`)).status).toBe(approving);
  });

  test("with net sums invoices carry their tax as a row, and the books still add up", async () => {
    const { call, simulator } = await session({ readings: { balanceSum: "net" } });
    const id = numberAt((await call("POST", "invoices", salesInvoice())).json, "id");
    await call("PUT", `invoices/${id}/approve`);
    expect(simulator.probe.books().balances).toEqual({ "1700": 12550, "2939": -2550, "3000": -10000 });
    expect(simulator.probe.books().trialBalance).toBe(0);
  });
});

describe("the receipt of an invoice", () => {
  async function withReceipt(readings: Partial<ProcountorReadings> = {}) {
    const opened = await session({ readings });
    const answer = await opened.call("POST", "invoices", salesInvoice());
    const id = numberAt(answer.json, "id");
    return { ...opened, id, receiptId: numberAt(answer.json, "ledgerReceiptId") };
  }

  test("takes accounts, VAT and dimensions by PUT", async () => {
    const { call, simulator, id, receiptId } = await withReceipt();
    const before = await read(call, receiptId);
    expect(before).toMatchObject({ type: "SALES_INVOICE", invoiceId: id, vatType: "SALES", vatStatus: 1 });
    const transactions = Object.values(objectAt(before, "transactions")).map((one) =>
      at(one, "transactionType") === "ENTRY"
        ? { ...objectAt({ one }, "one"), account: "3100", dimensionItemValues: [value(301, 311, -100)] }
        : one,
    );
    expect(errorOf(await call("PUT", `ledgerreceipts/${receiptId}`, { ...before, transactions }))).toBe("OK");
    await call("PUT", `invoices/${id}/approve`);
    expect(simulator.probe.books().balances).toEqual({ "1700": 12550, "2939": -2550, "3100": -10000 });
  });

  test("names no country of VAT", async () => {
    const { call, receiptId } = await withReceipt();
    const body = { ...(await read(call, receiptId)), vatProcessing: "FINLAND" };
    expect(errorOf(await call("PUT", `ledgerreceipts/${receiptId}`, body))).toBe(
      "vatProcessing: vatProcessing is for journals only.",
    );
  });

  test("out of balance stops the approval of its invoice, where saving it did not", async () => {
    const { call, id, receiptId } = await withReceipt({ balanceCheck: "approve" });
    const before = await read(call, receiptId);
    const [counter, entry] = Object.values(objectAt(before, "transactions"));
    const transactions = [{ ...objectAt({ counter }, "counter"), accountingValue: 1 }, entry];
    expect((await call("PUT", `ledgerreceipts/${receiptId}`, { ...before, transactions })).status).toBe(200);
    expect((await call("PUT", `invoices/${id}/approve`)).status).toBe(400);
  });

  test("follows its invoice and has no steps of its own", async () => {
    const { call, receiptId } = await withReceipt();
    for (const action of ["approve", "unfinished", "invalidate"]) {
      expect((await call("PUT", `ledgerreceipts/${receiptId}/${action}`)).status).toBe(403);
    }
  });

  test.each([
    ["editable", 200],
    ["frozen", 403],
  ] as const)("is %s after payment", async (receiptAfterSend, status) => {
    const { call, id, receiptId } = await withReceipt({ receiptAfterSend });
    await call("PUT", `invoices/${id}/approve`);
    await call("PUT", `invoices/${id}/paymentevents/markpaid`, payment(100));
    expect((await call("PUT", `ledgerreceipts/${receiptId}`, await read(call, receiptId))).status).toBe(
      status,
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import { demoProcountorCompany } from "../../src/index.ts";
import { type Answer, at, errorOf, numberAt, type Session, session } from "./client.ts";
import {
  type Body,
  objectAt,
  paidBy,
  payment,
  purchaseInvoice,
  row,
  rowWith,
  salesInvoice,
} from "./samples.ts";

async function created(call: Session["call"], body: Body): Promise<number> {
  const answer = await call("POST", "invoices", body);
  expect(errorOf(answer)).toBe("OK");
  return numberAt(answer.json, "id");
}

const step = (call: Session["call"], id: number, action: string, body?: Body): Promise<Answer> =>
  call("PUT", `invoices/${id}/${action}`, body);

const statusOf = async (call: Session["call"], id: number): Promise<unknown> =>
  at((await call("GET", `invoices/${id}`)).json, "status");

describe("states", () => {
  const sales = salesInvoice();
  const mailed = salesInvoice({
    invoiceChannel: "MAIL",
    counterParty: { counterPartyAddress: { name: "M", street: "K 1", zip: "00100", city: "H" } },
    deliveryAddress: {},
  });
  const purchase = purchaseInvoice();
  const claim = purchaseInvoice({ type: "BILL_OF_CHARGES" });
  const order = salesInvoice({ type: "SALES_ORDER" });

  test.each<[string, Body, readonly string[], unknown, number]>([
    ["sales without sending", sales, ["approve"], "APPROVED", 200],
    ["sales with sending", mailed, ["approve"], "NOT_SENT", 200],
    ["sent", mailed, ["approve", "send"], "SENT", 200],
    ["sent again", mailed, ["approve", "send", "send"], "SENT", 200],
    ["not sent before approval", mailed, ["send"], "UNFINISHED", 403],
    ["not sent without a channel", sales, ["approve", "send"], "APPROVED", 403],
    ["approved once", sales, ["approve", "approve"], "APPROVED", 403],
    ["back", mailed, ["approve", "unfinished"], "UNFINISHED", 200],
    ["invalidated", sales, ["approve", "invalidate"], "INVALIDATED", 200],
    ["invalidated is the end", sales, ["invalidate", "approve"], "INVALIDATED", 403],
    ["sent is not undone", mailed, ["approve", "send", "invalidate"], "SENT", 403],
    ["sent is not unfinished", mailed, ["approve", "send", "unfinished"], "SENT", 403],
    ["sales are not verified", sales, ["verify"], "UNFINISHED", 403],
    ["sales do not circulate", sales, ["sendToCirculation"], "UNFINISHED", 403],
    ["sales are rejected", sales, ["reject"], "PAYMENT_DENIED", 200],
    ["a purchase circulates", purchase, ["sendToCirculation", "verify", "approve"], "APPROVED", 200],
    ["a purchase is verified", purchase, ["verify"], "VERIFIED", 200],
    ["a purchase is rejected", purchase, ["verify", "reject"], "PAYMENT_DENIED", 200],
    ["a purchase is not sent", purchase, ["approve", "send"], "APPROVED", 403],
    ["an expense claim is received", claim, ["sendToCirculation"], "RECEIVED", 200],
    ["an order has no steps", order, ["approve"], "UNFINISHED", 403],
  ])("%s", async (_name, body, steps, status, http) => {
    const { call } = await session();
    const id = await created(call, body);
    const answers: Answer[] = [];
    for (const action of steps) answers.push(await step(call, id, action));
    expect(answers.map((answer) => answer.status)).toEqual([...steps.slice(1).map(() => 200), http]);
    expect(await statusOf(call, id)).toBe(status);
    const receipt = numberAt((await call("GET", `invoices/${id}`)).json, "ledgerReceiptId");
    expect(at((await call("GET", `ledgerreceipts/${receipt}`)).json, "status")).toBe(status);
  });

  test.each([
    ["final", 403],
    ["reversible", 200],
  ] as const)("a sent invoice is %s", async (sentInvoice, http) => {
    for (const action of ["unfinished", "invalidate"]) {
      const { call } = await session({ readings: { sentInvoice } });
      const id = await created(call, mailed);
      await step(call, id, "approve");
      await step(call, id, "send");
      expect((await step(call, id, action)).status).toBe(http);
    }
  });

  test("without circulation purchases are neither verified nor approved", async () => {
    const { call } = await session({ companies: [demoProcountorCompany({ circulation: false })] });
    const id = await created(call, purchase);
    for (const action of ["verify", "approve", "sendToCirculation"]) {
      expect(errorOf(await step(call, id, action))).toBe("Invoice circulation is not in use.");
    }
    expect((await step(call, await created(call, sales), "approve")).status).toBe(200);
  });

  test("a comment of a step has at most 100 characters", async () => {
    const { call } = await session();
    const id = await created(call, purchase);
    expect(errorOf(await step(call, id, "verify", { comment: "x".repeat(101) }))).toBe(
      "comment: size must be between 0 and 100",
    );
    expect((await step(call, id, "verify", { comment: "hyvä" })).status).toBe(200);
  });

  test("what is unknown is 404", async () => {
    const { call } = await session();
    expect((await step(call, 1, "approve")).status).toBe(404);
    expect((await call("GET", "invoices/abc")).status).toBe(404);
    expect((await call("PUT", "invoices/1", salesInvoice())).status).toBe(404);
  });

  test("history tells what was done", async () => {
    const { call } = await session();
    const id = await created(call, sales);
    await step(call, id, "approve");
    await call("PUT", `invoices/${id}/paymentevents/markpaid`, payment(125.5));
    const one = await call("GET", `invoices/${id}/transactions`);
    expect(Object.values(objectAt(one.json, "transactions")).map((line) => at(line, "action"))).toEqual([
      "UNFINISHED",
      "APPROVAL",
      "MARKED_PAID",
    ]);
    const many = await call("GET", `invoices/transactions?invoiceIds=${id}&invoiceIds=7`);
    expect(many.json).toMatchObject({ results: [{ invoiceId: id }] });
    expect((await call("GET", "invoices/transactions")).status).toBe(403);
    expect((await call("GET", "invoices/transactions?invoiceIds=7")).status).toBe(404);
  });
});

describe("PUT /invoices/{id}", () => {
  async function read(call: Session["call"], id: number): Promise<Body> {
    const { json } = await call("GET", `invoices/${id}`);
    return objectAt({ json }, "json");
  }

  test("takes back what GET gave, under a new version, and keeps the receipt when only notes change", async () => {
    const { call } = await session();
    const id = await created(call, salesInvoice());
    const before = await read(call, id);
    const answer = await call("PUT", `invoices/${id}`, { ...before, additionalInformation: "uusi" });
    expect(errorOf(answer)).toBe("OK");
    expect(answer.json).toMatchObject({
      id,
      additionalInformation: "uusi",
      ledgerReceiptId: before["ledgerReceiptId"],
    });
    expect(at(answer.json, "version")).not.toBe(before["version"]);
  });

  test("refuses no version, an old version and a second write with the same version", async () => {
    const { call } = await session();
    const id = await created(call, salesInvoice());
    const { version, ...before } = await read(call, id);
    expect(errorOf(await call("PUT", `invoices/${id}`, before))).toBe(
      "Value of the 'version' cannot be blank.",
    );
    const old = { ...before, version: "2020-01-01T00:00:00" };
    expect((await call("PUT", `invoices/${id}`, old)).status).toBe(400);
    const writes = await Promise.all([1, 2].map(() => call("PUT", `invoices/${id}`, { ...before, version })));
    expect(writes.map((answer) => answer.status).sort()).toEqual([200, 400]);
  });

  test.each([
    ["increasing", [200, 400]],
    ["wallClock", [200, 200]],
  ] as const)("versions are %s: two writes in one second", async (version, statuses) => {
    const { call } = await session({ readings: { version }, now: () => new Date("2026-03-02T10:00:00Z") });
    const id = await created(call, salesInvoice());
    const before = await read(call, id);
    const writes = [await call("PUT", `invoices/${id}`, before), await call("PUT", `invoices/${id}`, before)];
    expect(writes.map((answer) => answer.status)).toEqual(statuses);
  });

  test.each([
    ["newId", false],
    ["sameId", true],
  ] as const)("changed rows rebuild the receipt: %s", async (receiptRebuild, same) => {
    const { call, simulator } = await session({ readings: { receiptRebuild } });
    const id = await created(call, salesInvoice());
    const before = await read(call, id);
    const first = numberAt(before, "ledgerReceiptId");
    const receipt = objectAt({ json: (await call("GET", `ledgerreceipts/${first}`)).json }, "json");
    const moved = Object.values(objectAt(receipt, "transactions")).map((one) =>
      at(one, "transactionType") === "ENTRY" ? { ...objectAt({ one }, "one"), account: "3001" } : one,
    );
    expect(errorOf(await call("PUT", `ledgerreceipts/${first}`, { ...receipt, transactions: moved }))).toBe(
      "OK",
    );
    const body = { ...before, invoiceRows: [row, { ...row, unitPrice: 20, product: "Toinen" }] };
    const answer = await call("PUT", `invoices/${id}`, body);
    expect(answer.json).toMatchObject({ invoiceSumInfo: [{ invoiceSumTotal: 150.6 }] });
    const second = numberAt(answer.json, "ledgerReceiptId");
    expect(second === first).toBe(same);
    expect((await call("GET", `ledgerreceipts/${first}`)).status).toBe(same ? 200 : 404);
    const rows = simulator.probe.books().receipts.find((one) => one.id === second)?.transactions ?? [];
    expect(rows.map((one) => [one.account, one.valueCents])).toEqual([
      ["1700", 15060],
      ["3000", -10000],
      ["3000", -2000],
    ]);
  });

  test("is only for UNFINISHED sales, and for RECEIVED claims", async () => {
    const { call } = await session();
    const id = await created(call, salesInvoice());
    await step(call, id, "approve");
    expect((await call("PUT", `invoices/${id}`, await read(call, id))).status).toBe(403);
    const claim = await created(call, purchaseInvoice({ type: "BILL_OF_CHARGES" }));
    await step(call, claim, "sendToCirculation");
    expect((await call("PUT", `invoices/${claim}`, await read(call, claim))).status).toBe(200);
  });

  test("changes neither type nor partner", async () => {
    const { call } = await session();
    const id = await created(call, salesInvoice({ partnerId: 501 }));
    const before = await read(call, id);
    expect(errorOf(await call("PUT", `invoices/${id}`, { ...before, type: "SALES_ORDER" }))).toBe(
      "type: The type cannot be changed.",
    );
    const company = demoProcountorCompany();
    const partners = [
      ...company.partners,
      {
        ...company.partners[0],
        id: 503,
        type: "CUSTOMER" as const,
        name: "X",
        customerNumber: "",
        identifier: "",
      },
    ];
    const other = await session({ companies: [{ ...company, partners }] });
    const otherId = await created(other.call, salesInvoice({ partnerId: 501 }));
    const body = { ...(await read(other.call, otherId)), partnerId: 503 };
    expect(errorOf(await other.call("PUT", `invoices/${otherId}`, body))).toBe(
      "partnerId: The business partner cannot be changed.",
    );
  });

  test("notes may be written in any state", async () => {
    const { call } = await session();
    const id = await created(call, salesInvoice());
    await step(call, id, "invalidate");
    expect((await step(call, id, "notes", { notes: "Pääoma 100, korko 5" })).status).toBe(200);
    expect(at((await call("GET", `invoices/${id}`)).json, "notes")).toBe("Pääoma 100, korko 5");
  });
});

describe("money of an invoice", () => {
  const net = { accountingByRow: true, unitPricesIncludeVat: false };
  const gross = { accountingByRow: true, unitPricesIncludeVat: true };
  test.each<[string, Body, readonly [number, number, number]]>([
    ["net prices", rowWith({}), [100, 25.5, 125.5]],
    ["gross prices", rowWith({}, { extraInfo: gross }), [79.68, 20.32, 100]],
    ["a row discount", rowWith({ discountPercent: 10 }), [90, 22.95, 112.95]],
    ["both discounts", rowWith({ discountPercent: 10 }, { discountPercent: 50 }), [45, 11.48, 56.48]],
    ["a quantity with decimals", rowWith({ quantity: 1.255, unitPrice: 1 }), [1.26, 0.32, 1.58]],
    ["a credit note", rowWith({ quantity: -1 }), [-100, -25.5, -125.5]],
    [
      "a price that floats cannot hold",
      rowWith({ quantity: 3, unitPrice: 0.335, vatPercent: 0, vatStatus: 12 }),
      [1.01, 0, 1.01],
    ],
    ["a whole discount", rowWith({}, { discountPercent: 100 }), [0, 0, 0]],
    ["no VAT", rowWith({ vatPercent: 0 }, { extraInfo: net }), [100, 0, 100]],
  ])("%s", async (_name, body, [excluding, vat, sum]) => {
    const { call } = await session();
    const answer = await call("POST", "invoices", body);
    expect(answer.json).toMatchObject({
      invoiceSumInfo: [{ excludingVatTotal: excluding, vatSumTotal: vat, invoiceSumTotal: sum }],
    });
  });

  test("a foreign currency has both sums; the receipt is in the company's", async () => {
    const { call, simulator } = await session();
    const id = await created(call, paidBy({ currency: "SEK", currencyRate: 11.5 }));
    const { json } = await call("GET", `invoices/${id}`);
    expect(json).toMatchObject({
      invoiceSumInfo: [
        { currency: "EUR", inAccountingCurrency: true, invoiceSumTotal: 10.91 },
        { currency: "SEK", inAccountingCurrency: false, invoiceSumTotal: 125.5 },
      ],
    });
    await step(call, id, "approve");
    expect(simulator.probe.books().balances).toMatchObject({ "1700": 1091 });
    expect(simulator.probe.books().trialBalance).toBe(0);
  });

  test("the books hold receivables, sales and VAT once approved; many odd amounts still add up to zero", async () => {
    const { call, simulator } = await session();
    const id = await created(call, salesInvoice());
    expect(simulator.probe.books().balances).toEqual({});
    await step(call, id, "approve");
    expect(simulator.probe.books().balances).toEqual({ "1700": 12550, "2939": -2550, "3000": -10000 });
    for (let cents = 1; cents <= 40; cents += 1) {
      const rows = [1, 2, 3].map((place) => ({
        ...row,
        unitPrice: (cents * place) / 100 + 0.333,
        vatPercent: place === 2 ? 13.5 : 25.5,
      }));
      const extraInfo = { accountingByRow: cents % 2 === 0, unitPricesIncludeVat: cents % 3 === 0 };
      await step(call, await created(call, salesInvoice({ invoiceRows: rows, extraInfo })), "approve");
    }
    const books = simulator.probe.books();
    expect(books.trialBalance).toBe(0);
    const total = books.invoices.reduce((sum, invoice) => sum + invoice.totalCents, 0);
    expect(books.balances["1700"]).toBe(total);
    await step(call, id, "invalidate");
    expect(simulator.probe.books().balances["1700"]).toBe(total - 12550);
  });

  test("a purchase is the mirror of a sale", async () => {
    const { call, simulator } = await session();
    await step(call, await created(call, purchaseInvoice()), "approve");
    expect(simulator.probe.books().balances).toEqual({ "1763": 2550, "2880": -12550, "8450": 10000 });
  });

  test("rows go to the account of their product, in the order of the invoice or reversed", async () => {
    const rows = [
      row,
      { ...row, productId: 601, product: "Perintäkulu", unitPrice: 5, vatPercent: 0, vatStatus: 12 },
    ];
    for (const [receiptRowOrder, accounts] of [
      ["invoice", ["1700", "3000", "3100"]],
      ["reversed", ["1700", "3100", "3000"]],
    ] as const) {
      const { call, simulator } = await session({ readings: { receiptRowOrder } });
      await created(call, salesInvoice({ invoiceRows: rows }));
      const [receipt] = simulator.probe.books().receipts;
      expect(receipt?.transactions.map(({ account }) => account)).toEqual(accounts);
    }
  });

  test("without accountingByRow rows of one rate share a ledger row", async () => {
    const { call, simulator } = await session();
    const extraInfo = { accountingByRow: false, unitPricesIncludeVat: false };
    await created(call, salesInvoice({ extraInfo, invoiceRows: [row, row, { ...row, vatPercent: 10 }] }));
    const [receipt] = simulator.probe.books().receipts;
    expect(receipt?.transactions.map((one) => [one.transactionType, one.valueCents, one.vatPercent])).toEqual(
      [
        ["REVERSING_ENTRY", 36100, 0],
        ["ENTRY", -20000, 25.5],
        ["ENTRY", -10000, 10],
      ],
    );
  });
});

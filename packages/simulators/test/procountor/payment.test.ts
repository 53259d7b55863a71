import { describe, expect, test } from "@jest/globals";
import {
  demoProcountorCompany,
  type ProcountorReadings,
  type ProcountorSimulatorOptions,
} from "../../src/index.ts";
import { type Answer, at, errorOf, numberAt, type Session, session } from "./client.ts";
import { type Body, objectAt, paidBy, payment, purchaseInvoice, rowWith, salesInvoice } from "./samples.ts";

interface Approved extends Session {
  readonly id: number;
  mark(body: Body, query?: string): Promise<Answer>;
}

async function approved(
  body: Body = salesInvoice(),
  options: ProcountorSimulatorOptions = {},
): Promise<Approved> {
  const opened = await session(options);
  const id = numberAt((await opened.call("POST", "invoices", body)).json, "id");
  expect((await opened.call("PUT", `invoices/${id}/approve`)).status).toBe(200);
  const mark = (paid: Body, query = ""): Promise<Answer> =>
    opened.call("PUT", `invoices/${id}/paymentevents/markpaid${query}`, paid);
  return { ...opened, id, mark };
}

const invoiceOf = (simulator: Session["simulator"]) => simulator.probe.books().invoices[0];

describe("markpaid", () => {
  test("parts leave PARTLY_PAID, the whole MARKED_PAID; the ledger is not touched", async () => {
    const { simulator, call, id, mark } = await approved();
    const before = simulator.probe.books().balances;
    const first = await mark(
      payment(100, { description: "Tilitys", paymentMethodType: "EXTERNAL_BANK_TRANSFER" }),
    );
    expect(first.json).toMatchObject({
      invoiceId: id,
      type: "BANKTRANSFERELSEWHERE",
      status: "MARKED_PAID",
      amount: 100,
      currency: "EUR",
      description: "Tilitys",
      paidAmount: 100,
    });
    expect(invoiceOf(simulator)).toMatchObject({ status: "PARTLY_PAID", openCents: 2550 });
    expect((await mark(payment(25.5))).status).toBe(200);
    expect(invoiceOf(simulator)).toMatchObject({ status: "MARKED_PAID", openCents: 0 });
    expect(simulator.probe.books().balances).toEqual(before);
    expect(errorOf(await mark(payment(1)))).toMatch(/status MARKED_PAID/);
    const listed = await call("GET", `invoices/${id}/paymentevents?orderById=ASC`);
    expect(listed.json).toMatchObject({
      results: [{ amount: 100 }, { amount: 25.5 }],
      meta: { totalCount: 2 },
    });
    const event = numberAt(listed.json, "results", 0, "id");
    expect((await call("GET", `invoices/${id}/paymentevents/${event}`)).json).toMatchObject({ id: event });
    expect((await call("GET", `invoices/${id}/paymentevents/1`)).status).toBe(404);
    expect((await call("GET", `payments/paymentevents?invoiceId=${id},7`)).json).toMatchObject({
      results: [{ paidAmount: 25.5 }, { paidAmount: 100 }],
    });
    expect((await call("GET", "payments/paymentevents")).status).toBe(400);
    const transactions = await call("GET", `payments?invoiceId=${id}&endDate=2026-03-10&orderById=ASC`);
    expect(transactions.json).toMatchObject({
      results: [{ amount: 100, receiverName: "Malliasiakas Oy" }, {}],
    });
    expect((await call("GET", "payments?startDate=2026-03-11")).json).toMatchObject({ results: [] });
    expect(at((await call("GET", `invoices/${id}`)).json, "paymentDate")).toBe("2026-03-10");
  });

  test.each<[string, Body, string]>([
    [
      "another currency",
      payment(1, { currency: "SEK" }),
      "currency: The currency must be the same as in the invoice.",
    ],
    ["zero", payment(0), "amount: The amount is not allowed."],
    ["less than nothing", payment(-1), "amount: The amount is not allowed."],
    [
      "more than is open",
      payment(125.51),
      "amount: The amount is larger than the open amount of the invoice.",
    ],
    ["a closed period", payment(1, { paymentDate: "2018-12-31" }), "CLOSED_FISCAL_PERIOD"],
    [
      "a long description",
      payment(1, { description: "x".repeat(141) }),
      "description: size must be between 0 and 140",
    ],
    [
      "a PaymentEvent.type",
      payment(1, { paymentMethodType: "SETOFF" }),
      "Value of the 'paymentMethodType' field is invalid: SETOFF",
    ],
    ["no amount", { paymentDate: "2026-03-10", currency: "EUR" }, "Value of the 'amount' cannot be blank."],
  ])("refuses %s", async (_name, body, message) => {
    const { simulator, mark } = await approved();
    expect(errorOf(await mark(body))).toBe(message);
    expect(invoiceOf(simulator)).toMatchObject({ status: "APPROVED", openCents: 12550 });
  });

  test("refuses what is not approved, and orders", async () => {
    const { call } = await session();
    for (const type of ["SALES_INVOICE", "SALES_ORDER"]) {
      const id = numberAt((await call("POST", "invoices", salesInvoice({ type }))).json, "id");
      expect((await call("PUT", `invoices/${id}/paymentevents/markpaid`, payment(1))).status).toBe(403);
    }
  });

  test("a credit note is settled with negative amounts", async () => {
    const { simulator, mark } = await approved(rowWith({ quantity: -1 }));
    expect((await mark(payment(10))).status).toBe(400);
    expect((await mark(payment(-125.51))).status).toBe(400);
    expect((await mark(payment(-125.5, { paymentMethodType: "CREDIT_NOTE" }))).json).toMatchObject({
      type: "COMPENSATIONINVOICE",
    });
    expect(invoiceOf(simulator)).toMatchObject({ status: "MARKED_PAID", openCents: 0 });
  });

  test("a purchase has neither description nor method", async () => {
    const { mark } = await approved(purchaseInvoice());
    const answer = await mark(payment(5, { description: "x", paymentMethodType: "CASH" }));
    expect(answer.json).toMatchObject({ type: "ELSEWHERE", description: "" });
  });

  test("a foreign currency is turned into the company's", async () => {
    const { mark } = await approved(paidBy({ currency: "SEK", currencyRate: 10 }));
    const answer = await mark(payment(50, { currency: "SEK" }));
    expect(answer.json).toMatchObject({ amount: 5, currency: "EUR", paidAmount: 50, paidCurrency: "SEK" });
  });

  test.each<[Partial<ProcountorReadings>, number, string]>([
    [{ overpayment: "accept" }, 130, "PARTLY_PAID -450"],
    [{ overpayment: "refuse" }, 130, "APPROVED 12550"],
    [{ negativePayment: "accept" }, -10, "PARTLY_PAID 13550"],
    [{ negativePayment: "refuse" }, -10, "APPROVED 12550"],
  ])("reading %j with %d", async (readings, amount, state) => {
    const { simulator, mark } = await approved(salesInvoice(), { readings });
    await mark(payment(amount));
    const invoice = invoiceOf(simulator);
    expect(`${invoice?.status} ${invoice?.openCents}`).toBe(state);
  });

  test.each([
    ["paired", "SETOFF"],
    ["elsewhere", "ELSEWHERE"],
  ] as const)("types of events are %s", async (paymentEventType, type) => {
    const { mark } = await approved(salesInvoice(), { readings: { paymentEventType } });
    expect(at((await mark(payment(1, { paymentMethodType: "SET_OFF" }))).json, "type")).toBe(type);
  });

  test.each([
    ["none", { "1700": 12550 }],
    ["posts", { "1700": 2550, "1910": 10000 }],
  ] as const)("the ledger: %s", async (markPaidPosting, balances) => {
    const { simulator, mark } = await approved(salesInvoice(), { readings: { markPaidPosting } });
    await mark(payment(100));
    expect(simulator.probe.books().balances).toEqual({ "2939": -2550, "3000": -10000, ...balances });
    expect(simulator.probe.books().trialBalance).toBe(0);
  });

  test("penal interest of a late payment waits for the partner's next invoice", async () => {
    const { simulator, call, mark } = await approved(salesInvoice({ partnerId: 501, penaltyPercent: 8 }));
    await mark(payment(125.5, { paymentDate: "2026-09-16" }), "?addPenalExpense=true");
    // 125.50 at 8 % for 184 days of 365.
    expect(simulator.probe.books().waitingPenalties).toEqual([{ partnerId: 501, cents: 506 }]);
    const other = await call("POST", "invoices?addCollectionPenalCosts=true", salesInvoice());
    expect(Object.keys(objectAt(other.json, "invoiceRows"))).toHaveLength(1);
    const next = await call(
      "POST",
      "invoices?addCollectionPenalCosts=true",
      salesInvoice({ partnerId: 501 }),
    );
    expect(next.json).toMatchObject({
      invoiceRows: [{}, { productId: 602, unitPrice: 5.06, vatPercent: 0 }],
    });
    expect(simulator.probe.books().waitingPenalties).toEqual([]);
  });

  test("no penal interest in time, without the setting, or on purchases", async () => {
    const early = await approved(salesInvoice({ partnerId: 501, penaltyPercent: 8 }));
    await early.mark(payment(125.5), "?addPenalExpense=true");
    expect(early.simulator.probe.books().waitingPenalties).toEqual([]);
    const company = demoProcountorCompany({ collection: { automatic: false } });
    const off = await approved(salesInvoice({ partnerId: 501, penaltyPercent: 8 }), { companies: [company] });
    await off.mark(payment(125.5, { paymentDate: "2026-09-16" }), "?addPenalExpense=true");
    expect(off.simulator.probe.books().waitingPenalties).toEqual([]);
    const bought = await approved(purchaseInvoice());
    expect((await bought.mark(payment(1), "?addPenalExpense=true")).status).toBe(400);
    expect(
      (await bought.call("POST", "invoices?addCollectionPenalCosts=true", purchaseInvoice())).status,
    ).toBe(400);
  });
});

describe("a payment event is deleted by a person only", () => {
  async function pending(options: ProcountorSimulatorOptions = {}) {
    const opened = await approved(salesInvoice(), options);
    const event = numberAt((await opened.mark(payment(125.5))).json, "id");
    const asked = await opened.call("DELETE", `invoices/${opened.id}/paymentevents/${event}`);
    const identifier = String(at(asked.json, "transactionIdentifier"));
    const poll = () => opened.call("GET", `mfatransactionresult/${identifier}`);
    return { ...opened, asked, identifier, poll };
  }

  test("202, waiting, confirmed, once", async () => {
    const { simulator, asked, identifier, poll, call } = await pending();
    expect(asked.status).toBe(202);
    expect(at(asked.json, "confirmationApp")).toBe("PROCOUNTOR_KEY");
    expect((await poll()).status).toBe(202);
    expect(invoiceOf(simulator)).toMatchObject({ status: "MARKED_PAID" });
    expect(simulator.decideMfa(identifier, "confirm")).toBe(true);
    expect(simulator.decideMfa(identifier, "reject")).toBe(false);
    expect(invoiceOf(simulator)).toMatchObject({ status: "APPROVED", openCents: 12550 });
    expect(await poll()).toMatchObject({
      status: 200,
      json: { info: { message: "Payment event deleted." } },
    });
    expect((await poll()).status).toBe(409);
    expect((await call("GET", "mfatransactionresult/unknown")).status).toBe(404);
    expect((await call("PUT", `invoices/${identifier}/confirm`)).status).toBe(409);
  });

  test("rejected", async () => {
    const { simulator, identifier, poll } = await pending();
    simulator.decideMfa(identifier, "reject");
    expect((await poll()).status).toBe(406);
    expect(invoiceOf(simulator)).toMatchObject({ status: "MARKED_PAID", openCents: 0 });
  });

  test("expired after five minutes", async () => {
    let now = Date.parse("2026-03-20T10:00:00Z");
    const { simulator, identifier, poll } = await pending({ now: () => new Date(now) });
    now += 299_000;
    expect((await poll()).status).toBe(202);
    now += 1000;
    expect((await poll()).status).toBe(408);
    expect(simulator.decideMfa(identifier, "confirm")).toBe(false);
    expect(simulator.probe.confirmations()).toMatchObject([
      { state: "expired", operation: "DELETE invoices/{id}/paymentevents/{id}" },
    ]);
  });

  test.each([
    ["confirm", 200, "APPROVED"],
    ["reject", 406, "MARKED_PAID"],
  ] as const)("decided by itself: %s", async (decision, status, state) => {
    const { simulator, poll } = await pending({ mfa: { decision } });
    expect((await poll()).status).toBe(status);
    expect(invoiceOf(simulator)).toMatchObject({ status: state });
  });

  test.each([
    ["conflict", 409],
    ["repeat", 200],
  ] as const)("the result asked for again: %s", async (mfaResultAgain, status) => {
    const { poll } = await pending({ mfa: { decision: "confirm" }, readings: { mfaResultAgain } });
    expect((await poll()).status).toBe(200);
    expect((await poll()).status).toBe(status);
  });

  test("what cannot be done any more ends like a rejection", async () => {
    const { simulator, call, id, identifier, poll } = await pending();
    const [event] = simulator.probe.books().paymentEvents;
    const twin = await call("DELETE", `invoices/${id}/paymentevents/${event?.id}`);
    simulator.decideMfa(String(at(twin.json, "transactionIdentifier")), "confirm");
    expect(simulator.decideMfa(identifier, "confirm")).toBe(true);
    expect((await poll()).status).toBe(406);
  });

  test("outside Finland there is no confirmation", async () => {
    const { asked } = await pending({ companies: [demoProcountorCompany({ country: "SWEDEN" })] });
    expect(asked.status).toBe(403);
  });
});

describe("POST /payments", () => {
  async function ready(change: Body = {}, options: ProcountorSimulatorOptions = {}) {
    const now = () => new Date("2026-03-20T10:00:00Z");
    const opened = await approved(purchaseInvoice(), { now, ...options });
    const version = at((await opened.call("GET", `invoices/${opened.id}`)).json, "version");
    const one: Body = {
      amount: 125.5,
      recipientBankAccount: "FI2799999900031563",
      paymentMethod: "FINNISH_BANK_TRANSFER",
      paymentDate: "2026-03-21",
      recipientNameAndAddress: { name: "Mallitoimittaja Oy" },
      invoiceId: opened.id,
      invoiceVersion: version,
      ...change,
    };
    return { ...opened, one, pay: () => opened.call("POST", "payments", { payments: [one] }) };
  }

  test("is confirmed, queued, cancelled and deleted", async () => {
    const { simulator, call, pay } = await ready();
    const confirm = async (answer: Answer): Promise<Answer> => {
      const identifier = String(at(answer.json, "transactionIdentifier"));
      expect(answer.status).toBe(202);
      simulator.decideMfa(identifier, "confirm");
      return call("GET", `mfatransactionresult/${identifier}`);
    };
    const done = await confirm(await pay());
    const paymentId = numberAt(done.json, "invoicePayments", "transactions", 0, "paymentId");
    expect(invoiceOf(simulator)).toMatchObject({ status: "PAYMENT_QUEUED" });
    expect((await call("GET", `payments/${paymentId}`)).json).toMatchObject({
      status: "PAYMENT_QUEUED",
      payerAccount: "FI2112345600000785",
    });
    expect((await call("GET", "payments?startDate=2026-03-21")).json).toMatchObject({
      results: [{ id: paymentId, amount: 125.5 }],
    });
    expect((await call("DELETE", `payments/${paymentId}`)).status).toBe(403);
    await confirm(await call("PUT", `payments/${paymentId}/cancel`));
    expect(invoiceOf(simulator)).toMatchObject({ status: "APPROVED" });
    await confirm(await call("DELETE", `payments/${paymentId}`));
    expect(simulator.probe.books().payments).toMatchObject([{ status: "DELETED" }]);
  });

  test.each<[string, Body, number]>([
    ["an old version", { invoiceVersion: "2020-01-01T00:00:00" }, 400],
    ["today", { paymentDate: "2026-03-20" }, 400],
    ["more than is open", { amount: 125.51 }, 400],
    ["an unknown payer", { payerBankAccount: "FI0012345600000785" }, 400],
    ["an unknown invoice", { invoiceId: 7 }, 404],
    ["no receiver", { recipientNameAndAddress: {} }, 400],
  ])("refuses %s", async (_name, change, status) => {
    const { simulator, pay } = await ready(change);
    expect((await pay()).status).toBe(status);
    expect(simulator.probe.confirmations()).toEqual([]);
  });

  test("is all or nothing", async () => {
    const { simulator, call, one } = await ready();
    const answer = await call("POST", "payments", { payments: [one, { ...one, invoiceId: 7 }] });
    expect(answer.status).toBe(404);
    expect(simulator.probe.books().payments).toEqual([]);
  });

  test("is not for sales", async () => {
    const { call, id } = await approved();
    const version = at((await call("GET", `invoices/${id}`)).json, "version");
    const { one } = await ready({ invoiceId: id, invoiceVersion: version });
    expect((await call("POST", "payments", { payments: [one] })).status).toBe(403);
  });
});

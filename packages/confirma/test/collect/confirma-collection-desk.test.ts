import { CurrencyCode, civilDate, type Invoice, minorUnits, parseSubmitBody } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { type ConfirmaCollectionOptionsInput, createConfirmaCollectionDesk } from "../../src/index.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

const seller = {
  businessId: "0646115-8",
  name: "Creditor Oy",
  paymentDetails: { iban: "FI12345678912345678" },
};

const readInvoice = (number: number | string): Invoice => {
  const row = {
    name: "Work",
    quantity: 1,
    unitPrice: 100,
    vatPercentage: 25.5,
    netAmount: 100,
    vatAmount: 25.5,
    amount: 125.5,
  };
  const buyerParty = { name: "Buyer Oy", customerAccountId: "C1", businessId: "0646115-8" };
  const { documents } = parseSubmitBody("invoice", {
    invoices: {
      header: { number, date: "2026-01-01", dueDate: "2026-01-15", currencyCode: "EUR" },
      references: { payment: "2516000017" },
      parties: { sellerParty: { name: "-" }, buyerParty },
      amounts: { netAmount: 100, vatAmount: 25.5, totalAmount: 125.5 },
      rows: [row],
    },
  });
  const [content] = documents.map((each) => each.content);
  if (content?.kind !== "invoice") throw new Error("the test's invoice is wrong");
  return content.document;
};

function deskOf(answer: HttpResult, options: Partial<ConfirmaCollectionOptionsInput> = {}) {
  const http = scriptedHttp(() => answer);
  const desk = createConfirmaCollectionDesk(testClient(http), { seller, ...options });
  return { http, desk, sent: () => JSON.parse(String(http.requests[0]?.body ?? "null")) };
}

describe("handing an invoice over", () => {
  test("the books' invoice is sent as the agency documents it, with the configured seller", async () => {
    const { desk, sent } = deskOf(json({ caseId: 481_920 }));
    expect(await desk.submitInvoice(readInvoice(1001))).toEqual({ type: "accepted", caseId: "481920" });
    expect(sent()).toMatchObject({
      processing: {
        paymentControlEnabled: true,
        manualApprovalEnabled: false,
        accountingInvoiceEnabled: false,
      },
      distribution: { method: "EMAIL", enabled: false },
      invoice: {
        header: {
          number: 1001,
          type: "INVOICE",
          date: "2026-01-01",
          dueDate: "2026-01-15",
          languageCode: "FI",
        },
        references: { payment: "2516000017" },
        parties: {
          sellerParty: { name: "Creditor Oy", paymentDetails: { iban: "FI12345678912345678" } },
          buyerParty: { entityType: "BUSINESS", customerAccountId: "C1" },
        },
        amounts: { totalAmount: 125.5 },
        rows: [{ amount: 125.5 }],
      },
    });
  });

  test("inferred members can be left out", async () => {
    const { desk, sent } = deskOf(json({}), { sendRows: false });
    expect(await desk.submitInvoice(readInvoice(1001))).toEqual({ type: "accepted" });
    expect(Object.keys(sent().invoice)).toEqual(["header", "references", "parties"]);
  });

  test("a number that the agency cannot take is refused, and nothing is sent", async () => {
    const { desk, http } = deskOf(json({}));
    const outcome = await desk.submitInvoice(readInvoice("A-1"));
    expect(outcome).toMatchObject({ type: "refused", problems: [{ pointer: "/invoice/header/number" }] });
    expect(http.requests).toEqual([]);
  });

  test.each([
    [answered(400, "{}"), "refused"],
    [answered(429, ""), "notSent"],
    [answered(500, ""), "unknown"],
    [answered(200, "<html>"), "unknown"],
  ] as const)("answers keep their meaning (%#)", async (answer, type) => {
    expect((await deskOf(answer).desk.submitInvoice(readInvoice(1))).type).toBe(type);
  });

  test("a refusal keeps the agency's words, which show themselves only when asked", async () => {
    const outcome = await deskOf(answered(400, '{"error":"entityType"}')).desk.submitInvoice(readInvoice(1));
    if (outcome.type !== "refused") throw new Error("it was not refused");
    expect(outcome.answer?.reveal()).toBe('{"error":"entityType"}');
    expect(JSON.stringify(outcome)).not.toContain("entityType");
  });

  test("wrong options are named at once", () => {
    const make = () =>
      createConfirmaCollectionDesk(testClient(scriptedHttp(() => json({}))), {
        seller: { ...seller, name: "" },
      });
    expect(make).toThrow(expect.objectContaining({ code: "ACC_CONFIG_INVALID" }));
    expect(() => make()).toThrow(/seller\.name/u);
  });
});

describe("actions", () => {
  const target = { invoiceNumber: "1001", caseId: "481920" };

  test("a direct payment has the documented form", async () => {
    const { desk, sent } = deskOf(json({}));
    const payment = {
      amount: minorUnits(25_075),
      currency: CurrencyCode.parse("SEK"),
      paymentDate: civilDate("2026-03-01"),
      reference: "BANKREF-88921",
      paymentMethod: "Bankgiro",
      outstandingCapital: minorUnits(0),
      outstandingInterest: minorUnits(0),
      outstandingCosts: minorUnits(0),
    };
    await desk.submitAction(target, { code: "DIRECTPAYMENT", comment: "paid", payment });
    expect(sent()).toEqual({
      actions: [
        {
          code: "DIRECTPAYMENT",
          comment: "paid",
          data: {
            invoiceNumber: 1001,
            caseId: 481_920,
            paymentMethod: "Bankgiro",
            amount: 250.75,
            currency: "SEK",
            paymentDate: "2026-03-01",
            reference: "BANKREF-88921",
            outstandingCapitalAmount: 0,
            outstandingInterestAmount: 0,
            outstandingCostsAmount: 0,
          },
        },
      ],
    });
  });

  test("withdrawals and due dates name the invoice where no case is known", async () => {
    const { desk, http } = deskOf(json({}));
    await desk.submitAction({ invoiceNumber: "1001" }, { code: "WITHDRAW", comment: "c" });
    await desk.submitAction(target, { code: "DUEDATE", comment: "c", dueDate: civilDate("2026-05-01") });
    expect(http.requests.map(({ body }) => JSON.parse(String(body)).actions[0].data)).toEqual([
      { invoiceNumber: 1001 },
      { invoiceNumber: 1001, caseId: 481_920, dueDate: "2026-05-01" },
    ]);
  });
});

describe("looking for a case", () => {
  const summary = {
    caseId: 7,
    status: "OPEN",
    stage: "x",
    createdAt: "2026-01-01T00:00:00.000Z",
    closedAt: null,
  };
  const balance = { capitalAmount: 100.5, interestAmount: 1, costsAmount: 5 };

  test("a found one comes with its balance", async () => {
    const { desk, http } = deskOf(json({ case: { summary, balance } }));
    expect(await desk.findCase({ invoiceNumber: "1001" })).toEqual({
      type: "found",
      caseId: "7",
      closed: false,
      capital: 10_050,
      interest: 100,
      costs: 500,
    });
    expect(http.requests[0]?.url).toMatch(/\/invoice\/case\?invoiceNumber=1001$/u);
  });

  test("it is asked for by its identifier when that is known; a closed one says so", async () => {
    const { desk, http } = deskOf(json({ case: { summary: { ...summary, closedAt: "2026-02-01" } } }));
    expect(await desk.findCase({ invoiceNumber: "1001", caseId: "7" })).toMatchObject({ closed: true });
    expect(http.requests[0]?.url).toMatch(/\/invoice\/case\?caseId=7$/u);
  });

  test.each([
    [answered(404, ""), "absent"],
    [answered(204, ""), "absent"],
    [answered(400, ""), "unclear"],
    [answered(401, ""), "unclear"],
    [answered(500, ""), "unclear"],
    [answered(200, "{}"), "unclear"],
    [json({ case: { summary: {} } }), "unclear"],
  ] as const)("anything else (%#)", async (answer, type) => {
    expect((await deskOf(answer).desk.findCase({ invoiceNumber: "1" })).type).toBe(type);
  });
});

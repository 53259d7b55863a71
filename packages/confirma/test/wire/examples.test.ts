import { Payment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import type { z } from "zod";
import { type ConfirmaResult, type InvoiceAction, NewClient, SalesInvoiceRequest } from "../../src/index.ts";
import { InvoiceActions } from "../../src/wire/invoice-action.ts";
import { paymentsBody } from "../support/calls.ts";
import { examples, type FixtureName } from "../support/fixture.ts";
import { json, scriptedHttp, testClient } from "../support/test-client.ts";

type Client = ReturnType<typeof testClient>;

const reads: readonly (readonly [
  FixtureName,
  (client: Client) => Promise<ConfirmaResult<unknown>>,
  unknown,
])[] = [
  [
    "token-state",
    ({ onboarding }) => onboarding.validateToken(),
    { isValid: true, message: "Token is valid" },
  ],
  ["renewed-token", ({ onboarding }) => onboarding.renewToken(), {}],
  [
    "case",
    ({ invoices }) => invoices.caseDetails({ caseId: "0" }),
    {
      caseId: "0",
      status: "string",
      closedAt: "2019-08-24",
      balance: { capitalAmount: 0, interestAmount: 0 },
    },
  ],
  ["distribution", ({ invoices }) => invoices.distribution(), { totalCount: 0, failedCount: 0, records: [] }],
  [
    "ledger-status",
    ({ accounting }) => accounting.ledgerDocumentStatus(),
    [{ documentName: "Ledger1234", documentStatus: "Approved", syncDate: "2025-10-16", state: "synced" }],
  ],
  [
    "payment-status",
    ({ accounting }) => accounting.paymentStatus(),
    [
      { sourceIdentifier: "abc-123-def-456", syncDate: undefined, state: "pending", description: "Pending" },
      { sourceIdentifier: "abc-123-def-457", syncDate: "2025-10-14", state: "synced" },
    ],
  ],
  [
    "received-payments",
    ({ payments }) => payments.retrievePayments({ from: day, to: day }),
    [{ paymentAmount: 125_000 }, { paymentAmount: 50_000, accountName: undefined }],
  ],
  [
    "settlements-newer",
    ({ payments }) => payments.retrieveSettlements(),
    [{ settlementId: "202603280001", settlementAmount: 124_050, allocations: [{}, {}] }],
  ],
  [
    "settlements-older",
    ({ payments }) => payments.retrieveSettlements(),
    [{ settlementId: "202603280001", settlementAmount: 124_050, allocations: [{}, {}] }],
  ],
];

const day = Payment.shape.paymentDate.parse("2026-03-28");

describe("documented answers", () => {
  test.each(reads)("%s is read without a finding", async (name, read, value) => {
    for (const body of examples(name)) {
      const result = await read(testClient(scriptedHttp(() => json(body))));
      expect(result).toMatchObject({ type: "ok", value, warnings: [] });
    }
  });

  test("a field that we do not know is a warning with its place, and the rest is read", async () => {
    const body = { payments: [{ sourceIdentifier: "a", paymentDate: "2026-03-01", status: 7, colour: "x" }] };
    const result = await testClient(scriptedHttp(() => json(body))).accounting.paymentStatus();
    expect(result).toMatchObject({
      value: [{ state: "unrecognised", status: 7 }],
      warnings: [{ code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer: "/payments/0/colour" }],
    });
  });

  test("records of the distribution are read by configured names; unread ones are noticed", async () => {
    const body = {
      metaData: { totalCount: 2, successfulCount: 1, failedCount: 1 },
      invoices: [{ invoiceNumber: 7, agencyCaseId: 481920, state: "SENT" }, { invoiceNumber: "8" }],
    };
    const http = scriptedHttp(() => json(body));
    const answer = { records: "invoices", caseId: "agencyCaseId", status: "state" };
    const named = await testClient(http, { routes: { distribution: { answer } } }).invoices.distribution();
    expect(named).toMatchObject({
      warnings: [],
      value: { records: [{ invoiceNumber: "7", caseId: "481920", status: "SENT" }, { invoiceNumber: "8" }] },
    });
    const unnamed = await testClient(http).invoices.distribution();
    expect(unnamed).toMatchObject({ value: { records: [] }, warnings: [{ code: "ACC_DOCUMENT_INFERRED" }] });
  });
});

const roundTrip = <S extends z.ZodType>(schema: S, body: unknown) =>
  JSON.stringify(schema.encode(schema.parse(body)));

describe("documented bodies that we send", () => {
  test.each([
    ["new-client", NewClient],
    ["sales-invoice-request", SalesInvoiceRequest],
    ["sales-invoice-request-schema", SalesInvoiceRequest],
    ["invoice-actions", InvoiceActions],
  ] as const)("%s comes back as it was", (name, schema) => {
    for (const body of examples(name)) expect(JSON.parse(roundTrip(schema, body))).toEqual(body);
  });

  test("payments come back as they were", () => {
    for (const body of examples("payments")) {
      const { payments } = paymentsBody.parse(body);
      expect(payments.map((payment) => JSON.parse(roundTrip(Payment, payment)))).toEqual(payments);
    }
  });

  test("all seven actions are there, each with its own data", () => {
    const { actions } = InvoiceActions.parse(examples("invoice-actions")[0]);
    const words = {
      COMMENT: 0,
      WITHDRAW: 0,
      DUEDATE: 0,
      PAYMENTPLAN: 0,
      OBJECTION: 0,
      PAUSE: 0,
      DIRECTPAYMENT: 0,
    } satisfies Record<InvoiceAction["code"], number>;
    expect(actions.map(({ code }) => code)).toEqual(Object.keys(words));
    const paid = actions.find((action) => action.code === "DIRECTPAYMENT");
    expect(paid?.data.amount).toBe(25_075);
    // @ts-expect-error Only DUEDATE has a due date.
    expect(paid?.data.dueDate).toBeUndefined();
  });
});

describe("bodies that cannot be sent are refused before anything leaves", () => {
  const target = { invoiceNumber: "1", caseId: "2" };

  test.each<readonly [string, InvoiceAction, string]>([
    [
      "letters in an invoice number",
      action({ ...target, invoiceNumber: "INV-1" }),
      "/actions/0/data/invoiceNumber",
    ],
    ["leading zeros", action({ ...target, caseId: "007" }), "/actions/0/data/caseId"],
    ["neither invoice nor case", action({}), "/actions/0/data"],
  ])("%s", async (_, bad, pointer) => {
    const http = scriptedHttp(() => json({}));
    const result = await testClient(http).invoices.submitActions([bad]);
    expect(result).toMatchObject({ type: "refused", problems: [{ pointer }] });
    expect(JSON.stringify(result)).not.toMatch(/INV-1|007/u);
    expect(http.requests).toEqual([]);
  });

  test("no actions at all", async () => {
    const http = scriptedHttp(() => json({}));
    expect(await testClient(http).invoices.submitActions([])).toMatchObject({ type: "refused" });
    expect(http.requests).toEqual([]);
  });

  test("one of invoice and case is enough", async () => {
    const http = scriptedHttp(() => json({}));
    await testClient(http).invoices.submitActions([action({ caseId: "2" })]);
    expect(http.requests[0]?.body).toBe('{"actions":[{"code":"PAUSE","comment":"","data":{"caseId":2}}]}');
  });

  test("accounting documents with errors, by core's rules; an amount that JSON cannot hold", async () => {
    const http = scriptedHttp(() => json({}));
    const { accounting } = testClient(http);
    const [payment] = paymentsBody.parse(examples("payments")[0]).payments.map((each) => Payment.parse(each));
    if (payment === undefined) throw new Error("the example has a payment");
    const { amount } = payment;
    const wrong = await accounting.submitPayments([
      { ...payment, capitalAmountPaid: Payment.shape.amount.parse(1) },
    ]);
    expect(wrong).toMatchObject({ type: "refused", problems: [{ code: "ACC_DOCUMENT_SPLIT_MISMATCH" }] });
    const huge = Payment.shape.amount.out.parse(Number.MAX_SAFE_INTEGER);
    const large = await accounting.submitPayments([payment, { ...payment, amount: huge }]);
    expect(large).toMatchObject({
      type: "refused",
      problems: [{ code: "ACC_DOCUMENT_AMOUNT_PRECISION", pointer: "/payments/1" }],
    });
    expect([amount, http.requests.length]).toEqual([11_000, 0]);
  });

  test("additional members are sent beside the modelled ones and cannot replace them", async () => {
    const http = scriptedHttp(() => json({}));
    const { invoices } = testClient(http);
    const request = SalesInvoiceRequest.parse(examples("sales-invoice-request")[0]);
    await invoices.createInvoice(request, { additional: { terms: { days: 14 } } });
    const sent: unknown = JSON.parse(String(http.requests[0]?.body));
    expect(sent).toMatchObject({ invoice: { terms: { days: 14 }, header: { number: 251601000 } } });
    const replacing = invoices.createInvoice(request, { additional: { rows: [] } });
    await expect(replacing).rejects.toThrow('The invoice has its own member "rows"');
    expect(http.requests).toHaveLength(1);
  });
});

function action(data: { readonly invoiceNumber?: string; readonly caseId?: string }): InvoiceAction {
  return { code: "PAUSE", comment: "", data };
}

import { civilDate } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import { ownAnswer, testClient } from "../support/test-client.ts";

describe("on the wire", () => {
  test("allocated payments go out with all 13 parameters and the creditor's key", async () => {
    const headers: unknown[] = [];
    nock("https://api.cash-in.com")
      .get(
        "/v2/allocated-payment-transactions?invoiceNumber=INV%2F1&caseId=VELKA-1&agency=CASH-IN&paymentDateFrom=2026-03-01&paymentDateTo=2026-03-31&accountingDateFrom=2026-03-02&accountingDateTo=2026-04-01&currency=EUR&hasAllocatedBreakdown=true&page=1&pageSize=100&sortBy=PaymentDate&sortOrder=asc",
      )
      .reply(function answer() {
        headers.push(this.req.headers);
        return [200, JSON.stringify(ownAnswer())];
      });
    const result = await testClient(createHttpClient()).allocatedPayments.page({
      invoiceNumber: "INV/1",
      caseId: "VELKA-1",
      agency: "CASH-IN",
      paymentDateFrom: civilDate("2026-03-01"),
      paymentDateTo: civilDate("2026-03-31"),
      accountingDateFrom: civilDate("2026-03-02"),
      accountingDateTo: civilDate("2026-04-01"),
      currency: "EUR",
      hasAllocatedBreakdown: true,
      page: 1,
      pageSize: 100,
      sortBy: "PaymentDate",
      sortOrder: "asc",
    });
    expect(result.type).toBe("ok");
    expect(headers).toMatchObject([{ "x-api-key": "creditor-key", accept: "application/json" }]);
  });

  test("a text message goes out once, with the partner's key, byte for byte", async () => {
    const seen: unknown[] = [];
    nock("https://api.cash-in.com", { reqheaders: { "content-type": "application/json" } })
      .post("/v2/partner/sms")
      .reply(function answer(_uri, body) {
        seen.push(this.req.headers["x-api-key"], JSON.stringify(body));
        return [200, '{"Data":[{"MessageId":1,"Status":"DELIVERED"}]}'];
      });
    const client = testClient(createHttpClient(), { routes: { sendSms: { path: "/partner/sms" } } });
    const result = await client.partner.sendSms({ recipient: "+358401234567", message: "Hyvää päivää" });
    expect(seen).toEqual(["partner-key", '{"Recipient":"+358401234567","Message":"Hyvää päivää"}']);
    expect(result).toMatchObject({
      type: "ok",
      value: [{ messageId: "1", status: "DELIVERED" }],
      warnings: [],
    });
  });

  test("a lost answer is unknown and is not repeated", async () => {
    nock("https://api.cash-in.com")
      .post("/v2/cases")
      .replyWithError(Object.assign(new Error("gone"), { code: "ECONNRESET" }));
    const client = testClient(createHttpClient(), { routes: { createCollectionCases: { path: "/cases" } } });
    expect(await client.collection.createCases({ body: { a: 1 } })).toMatchObject({ type: "unknown" });
  });
});

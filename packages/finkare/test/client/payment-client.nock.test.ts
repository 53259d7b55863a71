import { civilDate } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import { type ExampleName, ownAnswer, testClient } from "../support/test-client.ts";

type Payments = ReturnType<typeof testClient>;

const day = civilDate("2026-01-01");

const calls: readonly (readonly [ExampleName, string, (payments: Payments) => Promise<{ type: string }>])[] =
  [
    [
      "list",
      "/payments?status=completed&fromDate=2026-01-01&toDate=2026-01-01&invoiceId=c3&page=2&limit=20",
      (payments) =>
        payments.page({
          status: "completed",
          fromDate: day,
          toDate: day,
          invoiceId: "c3",
          page: 2,
          limit: 20,
        }),
    ],
    [
      "payment",
      "/payments/d4e5f6a7-b1c2-8901-def0-234567890abc",
      (payments) => payments.get("d4e5f6a7-b1c2-8901-def0-234567890abc"),
    ],
    ["invoice", "/payments/invoice/c3d4e5f6-a1b2", (payments) => payments.ofInvoice("c3d4e5f6-a1b2")],
    ["statistics", "/payments/stats/summary?period=month", (payments) => payments.statistics("month")],
  ];

describe("on the wire", () => {
  test.each(calls)("%s: %s", async (name, path, run) => {
    const headers: unknown[] = [];
    nock("https://api.finkare.io")
      .get(`/api/v1${path}`)
      .reply(function answer() {
        headers.push(this.req.headers);
        return [200, JSON.stringify(ownAnswer(name))];
      });
    expect((await run(testClient(createHttpClient()))).type).toBe("ok");
    expect(headers).toMatchObject([{ "x-api-key": "fk_live_canary", accept: "application/json" }]);
  });

  test("a failed exchange is not repeated", async () => {
    nock("https://api.finkare.io").get("/api/v1/payments").reply(500);
    expect(await testClient(createHttpClient()).page()).toMatchObject({ type: "unknown", status: 500 });
    nock("https://api.finkare.io")
      .get("/api/v1/payments")
      .replyWithError(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
    expect(await testClient(createHttpClient()).page()).toMatchObject({ type: "notSent" });
  });
});

import { problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { calls } from "../support/calls.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

const each = calls.map((call) => [call.name, call] as const);

describe("what an answer means, for every endpoint", () => {
  test.each(each)("%s", async (_, call) => {
    const statuses = [400, 401, 403, 404, 405, 413, 415, 422, 429, 409, 418, 302, 500, 503];
    const outcomes = [];
    for (const status of statuses) {
      const http = scriptedHttp(() => answered(status, '{"detail":"no"}'));
      const result = await call.run(testClient(http));
      expect(http.requests).toHaveLength(1);
      outcomes.push([status, result.type, result.type === "ok" ? "" : result.problems[0]?.code]);
    }
    expect(outcomes).toEqual([
      [400, "refused", "ACC_REFUSED_INVALID_DATA"],
      [401, "refused", "ACC_AUTH_FAILED"],
      [403, "refused", "ACC_AUTH_NOT_ALLOWED"],
      [404, "refused", "ACC_REFUSED_NOT_FOUND"],
      [405, "refused", "ACC_CONFIG_INVALID"],
      [413, "refused", "ACC_REFUSED_TOO_LARGE"],
      [415, "refused", "ACC_REFUSED_INVALID_DATA"],
      [422, "refused", "ACC_REFUSED_INVALID_DATA"],
      [429, "notSent", "ACC_RATE_LIMITED"],
      [409, "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
      [418, "unknown", "ACC_ANSWER_UNMAPPED"],
      [302, "unknown", "ACC_ANSWER_UNREADABLE"],
      [500, "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
      [503, "unknown", "ACC_UNKNOWN_SERVER_FAULT"],
    ]);
  });

  test.each(each)("%s: a page, half an answer or a hostile one with 200 is no success", async (_, call) => {
    for (const text of ["<html>maintenance</html>", '[{"caseId":', '{"__proto__":{"a":1}}', "[".repeat(99)]) {
      const http = scriptedHttp(() => answered(200, text));
      const result = await call.run(testClient(http));
      expect(result).toMatchObject({
        type: "unknown",
        status: 200,
        problems: [{ code: "ACC_ANSWER_UNREADABLE" }],
      });
      expect(http.requests).toHaveLength(1);
    }
  });

  test.each(each)("%s is sent once, whatever becomes of it", async (_, call) => {
    const lost = problem("ACC_UNKNOWN_NO_ANSWER");
    const away = problem("ACC_NOT_SENT_UNREACHABLE");
    const lossy = scriptedHttp(() => ({ type: "unknown", problem: lost }));
    const refusing = scriptedHttp(() => ({ type: "notSent", problem: away }));
    expect(await call.run(testClient(lossy))).toEqual({ type: "unknown", problems: [lost] });
    expect(await call.run(testClient(refusing))).toEqual({ type: "notSent", problems: [away] });
    expect([lossy.requests.length, refusing.requests.length]).toEqual([1, 1]);
  });

  test.each(calls.filter(({ list }) => list).map((call) => [call.name, call] as const))(
    "%s: 204 is an empty list, an empty 200 is not",
    async (_, call) => {
      const none = await call.run(testClient(scriptedHttp(() => answered(204, ""))));
      const empty = call.name === "distribution" ? { records: [], totalCount: 0 } : [];
      expect(none).toMatchObject({ type: "ok", status: 204, value: empty, warnings: [] });
      const blank = await call.run(testClient(scriptedHttp(() => answered(200, ""))));
      expect(blank).toMatchObject({ type: "unknown", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] });
    },
  );

  test("a delay that the agency asks for is given on", async () => {
    const http = scriptedHttp(() => answered(429, "", { "retry-after": "7" }));
    const result = await testClient(http).payments.retrieveSettlements();
    expect(result).toMatchObject({ type: "notSent", retryAfter: 7000 });
  });
});

describe("answers whose form is not public", () => {
  test.each([200, 201, 202, 204])(
    "%i accepts actions and invoices, with or without a body",
    async (status) => {
      const names = ["createInvoice", "submitActions", "submitLedgerDocument", "submitAccountingPayments"];
      for (const call of calls.filter(({ name }) => names.includes(name))) {
        for (const text of ["", '{"anything":[1]}']) {
          const result = await call.run(testClient(scriptedHttp(() => answered(status, text))));
          expect({ name: call.name, type: result.type }).toEqual({ name: call.name, type: "ok" });
        }
      }
    },
  );

  test("status rows in the answer to a submission are read", async () => {
    const payments = [{ sourceIdentifier: "a", invoiceNumber: "1", paymentDate: "2026-03-01", status: 0 }];
    const call = calls.find(({ name }) => name === "submitAccountingPayments");
    const result = await call?.run(testClient(scriptedHttp(() => json({ payments }))));
    expect(result).toMatchObject({ type: "ok", value: [{ sourceIdentifier: "a", state: "pending" }] });
  });

  test("the case id of a created invoice is read where the configuration says", async () => {
    const call = calls.find(({ name }) => name === "createInvoice");
    const http = scriptedHttp(() => json({ caseId: 7, case: 8 }));
    const renamed = { routes: { createInvoice: { answer: { caseId: "case" } } } };
    expect(await call?.run(testClient(http))).toMatchObject({ value: { caseId: "7" } });
    expect(await call?.run(testClient(http, renamed))).toMatchObject({ value: { caseId: "8" } });
  });
});

import { inspect } from "node:util";
import { problem } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

describe("what a status means", () => {
  test.each([
    [400, "refused", "ACC_REFUSED_INVALID_DATA", "content"],
    [401, "refused", "ACC_AUTH_FAILED", "credentials"],
    [402, "refused", "ACC_REFUSED_INVALID_DATA", "businessRule"],
    [403, "refused", "ACC_AUTH_NOT_ALLOWED", "permission"],
    [404, "refused", "ACC_REFUSED_NOT_FOUND", "notFound"],
    [429, "notSent", "ACC_RATE_LIMITED", undefined],
    [409, "unknown", "ACC_ANSWER_UNMAPPED", undefined],
    [302, "unknown", "ACC_ANSWER_UNREADABLE", undefined],
    [500, "unknown", "ACC_UNKNOWN_SERVER_FAULT", undefined],
    [503, "unknown", "ACC_UNKNOWN_SERVER_FAULT", undefined],
  ])("%i", async (status, type, code, reason) => {
    const http = scriptedHttp(() => answered(status, "{}", { "retry-after": "3" }));
    const result = await testClient(http).allocatedPayments.page();
    expect(result).toMatchObject({ type, problems: [{ code }], ...(reason === undefined ? {} : { reason }) });
    expect(http.requests).toHaveLength(1);
  });

  test("402 speaks about a business rule, and 503 keeps the delay that was asked for", async () => {
    const refused = await testClient(scriptedHttp(() => answered(402, ""))).invoices.list();
    expect(refused.type === "refused" && refused.problems[0]?.message).toBe(
      "Cash-In answered 402 to salesInvoices: a business rule forbids it",
    );
    const later = scriptedHttp(() => answered(503, "", { "retry-after": "3" }));
    expect(await testClient(later).invoices.list()).toMatchObject({ type: "unknown", retryAfter: 3000 });
  });

  test.each(["<html></html>", '{"Data":', "", '{"Data":{}}', '{"Data":[],"Meta":{"TotalCount":-1}}'])(
    "%j with 200 is no empty list",
    async (text) => {
      const result = await testClient(scriptedHttp(() => answered(200, text))).allocatedPayments.page();
      expect(result).toMatchObject({ type: "unknown", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] });
    },
  );
});

describe("answers whose form is not public", () => {
  const routes = {
    invoiceStatus: { path: "/status" },
    renewToken: { path: "/renew" },
    createInvoice: { path: "/invoices" },
  };
  const answering = (status: number, text: string) =>
    testClient(
      scriptedHttp(() => answered(status, text)),
      { routes },
    );

  test("are sealed text; a read without any is no answer, least of all a renewed key", async () => {
    const { invoices, tokens } = answering(200, '{"Status":"OPEN"}');
    const result = await invoices.status();
    expect(result.type === "ok" && result.value.reveal()).toBe('{"Status":"OPEN"}');
    expect((await tokens.renew()).type).toBe("ok");
    for (const text of ["", "<html>", "{"]) {
      const empty = answering(200, text);
      expect(await empty.invoices.status()).toMatchObject({ type: "unknown" });
      expect(await empty.tokens.renew()).toMatchObject({ type: "unknown" });
    }
  });

  test.each([200, 201, 202, 204])("a write with %i and an empty answer succeeded", async (status) => {
    const result = await answering(status, "").invoices.create({ body: { a: 1 } });
    expect(result.type === "ok" && result.value.reveal()).toBe("");
  });
});

describe("partner services", () => {
  const routes = {
    registerCreditor: { path: "/creditors", body: { serviceConfiguration: "Services" } },
    updateCreditor: { path: "/creditors/{creditorId}" },
    creditorCredentials: { path: "/creditors/{creditorId}/credentials" },
    externalAgreements: { path: "/agreements", query: { creditorId: "CreditorId" } },
    sellerDelivery: { path: "/sellers/{creditorId}/delivery", answer: { status: "State" } },
  };

  test("send what the prose names under the configured names, to the configured places", async () => {
    const http = scriptedHttp(() => json({ Data: [] }));
    const { partner } = testClient(http, { routes });
    await partner.registerCreditor({
      businessDetails: { Name: "X" },
      contactPersons: [],
      serviceConfiguration: { a: 1 },
    });
    await partner.updateCreditor("17/..", { bankAccount: { Iban: "Y" } });
    await partner.creditorCredentials("17");
    await partner.externalAgreements("17");
    await partner.sellerDelivery("17", { from: "2026-03-01" });
    const sent = http.requests.map(({ method, url, body }) => [method, url.replace(/^.*\/v2/u, ""), body]);
    expect(sent).toEqual([
      ["POST", "/creditors", '{"BusinessDetails":{"Name":"X"},"ContactPersons":[],"Services":{"a":1}}'],
      ["PUT", "/creditors/17%2F..", '{"BankAccount":{"Iban":"Y"}}'],
      ["GET", "/creditors/17/credentials", undefined],
      ["GET", "/agreements?CreditorId=17", undefined],
      ["GET", "/sellers/17/delivery?from=2026-03-01", undefined],
    ]);
    expect(new Set(http.requests.map(({ headers }) => headers?.["X-Api-Key"]))).toEqual(
      new Set(["partner-key"]),
    );
  });

  test("credentials stay sealed; an answer without any is no success", async () => {
    const http = scriptedHttp(() => json({ Data: { Token: "canary" } }));
    const { partner } = testClient(http, { routes });
    const result = await partner.creditorCredentials("17");
    expect(result.type === "ok" && result.value.reveal()).toBe('{"Token":"canary"}');
    expect(`${JSON.stringify(result)} ${inspect(result)}`).not.toContain("canary");
    const empty = testClient(
      scriptedHttp(() => answered(200, "")),
      { routes },
    ).partner;
    expect(await empty.creditorCredentials("17")).toMatchObject({ type: "unknown" });
  });

  test("rows are read by configured names; rows without any of them are noticed", async () => {
    const http = scriptedHttp(() => json([{ InvoiceNumber: 7, State: "SENT" }]));
    expect(await testClient(http, { routes }).partner.sellerDelivery("17")).toMatchObject({
      value: [{ invoiceNumber: "7", status: "SENT", method: undefined }],
      warnings: [],
    });
    const strange = scriptedHttp(() => json({ Data: [{ x: 1 }] }));
    expect(await testClient(strange, { routes }).partner.externalAgreements("17")).toMatchObject({
      warnings: [{ code: "ACC_DOCUMENT_INFERRED" }],
    });
  });

  test.each([
    "",
    "null",
    '"sent"',
    "7",
    '{"Data":null}',
    '{"Data":"none"}',
    '{"Data":["x"]}',
    "[[]]",
    "<html>",
    "[",
  ])(
    "%s with 200 holds no rows: reports of a message that was sent are never an empty list by mistake",
    async (text) => {
      const http = scriptedHttp(() => answered(200, text));
      const { partner } = testClient(http, { routes: { ...routes, sendSms: { path: "/sms" } } });
      const results = [
        await partner.sendSms({ recipient: "+358500000017", message: "x" }),
        await partner.externalAgreements("17"),
        await partner.sellerDelivery("17"),
      ];
      for (const result of results)
        expect(result).toMatchObject({ type: "unknown", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] });
      expect(http.requests).toHaveLength(3);
    },
  );

  test.each(['{"Data":[]}', "[]"])("%s is an empty list", async (text) => {
    const { partner } = testClient(
      scriptedHttp(() => answered(200, text)),
      { routes },
    );
    expect(await partner.sellerDelivery("17")).toMatchObject({ type: "ok", value: [], warnings: [] });
  });

  test.each(["", "null", '{"Data":null}'])("%j holds no credentials", async (text) => {
    const { partner } = testClient(
      scriptedHttp(() => answered(200, text)),
      { routes },
    );
    expect(await partner.creditorCredentials("17")).toMatchObject({ type: "unknown" });
  });

  test.each(["", ".", ".."])("%j cannot be put into a path", async (creditorId) => {
    const http = scriptedHttp(() => json({}));
    const call = testClient(http, { routes }).partner.creditorCredentials(creditorId);
    await expect(call).rejects.toThrow(
      "Route creditorCredentials needs the parameter creditorId in its path",
    );
    expect(http.requests).toEqual([]);
  });
});

test("no failure shows a key, a name or an account number", async () => {
  const canaries = /canary|(creditor|partner)-key/iu;
  const texts = [
    '{"Name":"Canary","Iban":"FI00CANARY"}',
    '{"Data":[{"AllocationId":"1","Currency":"canary","Agency":"canary\\u0000"}]}',
    '{"Data":"canary","Meta":"canary"}',
    "canary",
  ];
  const answers: readonly HttpResult[] = [
    ...[200, 400, 401, 402, 403, 404, 429, 500].flatMap((status) =>
      texts.map((text) => answered(status, text)),
    ),
    { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") },
    { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
  ];
  const routes = { sendSms: { path: "/sms" }, registerCreditor: { path: "/creditors" } };
  for (const answer of answers) {
    const client = testClient(
      scriptedHttp(() => answer),
      { routes },
    );
    const results = [
      await client.allocatedPayments.page(),
      await client.invoices.list(),
      await client.partner.registerCreditor({
        businessDetails: { a: "canary" },
        contactPersons: [],
        serviceConfiguration: {},
      }),
    ];
    const shown = [...results, client].map(
      (each) => `${JSON.stringify(each)} ${inspect(each, { depth: 9 })}`,
    );
    expect(shown.filter((text) => canaries.test(text))).toEqual([]);
    const sms = await client.partner.sendSms({ recipient: "canary", message: "canary" });
    expect(sms.type === "ok" ? "" : JSON.stringify(sms)).not.toMatch(canaries);
  }
});

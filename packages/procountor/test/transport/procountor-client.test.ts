import { problem } from "@confirma-connect/core";
import { createHttpClient, type HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import type { ProcountorAnswer } from "../../src/transport/procountor-answer.ts";
import { ProcountorPace } from "../../src/transport/procountor-pace.ts";
import { answered, scriptedHttp } from "../support/scripted-http.ts";
import { errorsOf, json, testClient, withTokens } from "../support/test-client.ts";

const write = { method: "POST", resource: "ledgerreceipts", body: "{}" } as const;

const exchangeOnce = (result: HttpResult): Promise<ProcountorAnswer> =>
  testClient(scriptedHttp(withTokens(() => result))).exchange(write);

describe("requests", () => {
  test("carry the token; a body makes the content type, and GET never has one", async () => {
    const http = scriptedHttp(withTokens(() => json({})));
    const client = testClient(http);
    await client.exchange(write);
    await client.exchange({ method: "GET", resource: "coa", body: "{}", headers: { name: "Oy" } });
    await client.exchange({ method: "PUT", resource: "ledgerreceipts/1/approve", body: "" });
    const [, ...others] = http.requests;
    const accept = { Accept: "application/json", Authorization: "Bearer token-1" };
    expect(others.map(({ method, url, headers, body }) => ({ method, url, headers, body }))).toEqual([
      {
        method: "POST",
        url: "https://procountor.example/api/ledgerreceipts",
        headers: { ...accept, "Content-Type": "application/json" },
        body: "{}",
      },
      { method: "GET", url: "https://procountor.example/api/coa", headers: { ...accept, name: "Oy" } },
      { method: "PUT", url: "https://procountor.example/api/ledgerreceipts/1/approve", headers: accept },
    ]);
  });

  test("a thousand parallel first calls make one request for a token", async () => {
    const http = scriptedHttp(withTokens(() => json({})));
    const client = testClient(http, { requestsPerSecond: 2000 });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => client.exchange(write)));
    expect(answers.every(({ type }) => type === "ok")).toBe(true);
    const tokens = http.requests.filter(({ url }) => url.endsWith("/oauth/token"));
    expect([tokens.length, http.requests.length]).toEqual([1, 1001]);
  });

  test("a write that is turned down with 401 goes out once more with a new token", async () => {
    const http = scriptedHttp(
      withTokens((_, count) => (count === 1 ? errorsOf(401, { message: "Unauthorized" }) : json({}))),
    );
    expect(await testClient(http).exchange(write)).toMatchObject({ type: "ok" });
    expect(http.requests.map(({ headers }) => headers?.["Authorization"])).toEqual([
      undefined,
      "Bearer token-1",
      undefined,
      "Bearer token-2",
    ]);
  });

  test("parallel calls that meet a dead token renew it once", async () => {
    const http = scriptedHttp((request) => {
      if (request.url.endsWith("/oauth/token"))
        return json({ access_token: `token-${http.requests.length}` });
      return request.headers?.["Authorization"] === "Bearer token-1" ? answered(401, "") : json({});
    });
    const client = testClient(http);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.exchange(write)));
    expect(answers.every(({ type }) => type === "ok")).toBe(true);
    expect(http.requests.filter(({ url }) => url.endsWith("/oauth/token"))).toHaveLength(2);
  });

  test("a second 401 stays: credentials are wrong", async () => {
    const http = scriptedHttp(withTokens(() => answered(401, "")));
    expect(await testClient(http).exchange(write)).toEqual({ type: "failed", status: 401, errors: [] });
    expect(http.requests).toHaveLength(4);
  });

  test("what is cancelled beforehand sends nothing, not even for a token", async () => {
    const http = scriptedHttp(withTokens(() => json({})));
    const answer = await testClient(http).exchange(write, { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ type: "notSent", problem: { code: "ACC_NOT_SENT_CANCELLED" } });
    expect(http.requests).toEqual([]);
  });

  test.each([429, 503])(
    "after %i with Retry-After nothing more is sent until the pause is over",
    async (status) => {
      const http = scriptedHttp(withTokens(() => answered(status, "", { "retry-after": "30" })));
      const client = testClient(http);
      await client.exchange(write);
      const sent = http.requests.length;
      expect(await client.exchange(write)).toMatchObject({
        type: "notSent",
        problem: { code: "ACC_RATE_LIMITED" },
        retryAfter: 30_000,
      });
      expect(http.requests).toHaveLength(sent);
    },
  );
});

describe("companies of one API client", () => {
  test.each([
    [429, "notSent", "a limit is the API client's"],
    [503, "ok", "an outage is one company's"],
  ])("after %i with Retry-After to one, the other is answered %s: %s", async (status, type) => {
    const pace = new ProcountorPace({ now: () => 0, sleep: () => Promise.resolve() });
    const busy = testClient(
      scriptedHttp(withTokens(() => answered(status, "", { "retry-after": "30" }))),
      {},
      pace,
    );
    const other = testClient(scriptedHttp(withTokens(() => json({ id: 1 }))), {}, pace);
    await busy.exchange(write);
    expect(await other.exchange(write)).toMatchObject({ type });
  });
});

describe("answers", () => {
  test.each([
    ["JSON", json({ id: 1 }), { type: "ok", status: 200, json: { id: 1 } }],
    ["JSON that waits", json({ message: "" }, 202), { type: "ok", status: 202 }],
    ["204 without a body", answered(204, ""), { type: "ok", status: 204 }],
    ["an empty body with 200", answered(200, ""), { type: "unreadable", status: 200 }],
    ["a page with 200", answered(200, "<html>"), { type: "unreadable", status: 200 }],
    ["half an answer", answered(200, '{"id": 1'), { type: "unreadable", status: 200 }],
    ["a page with 403", answered(403, "<html>Azure"), { type: "unreadable", status: 403 }],
    ["a redirect", answered(302, ""), { type: "unreadable", status: 302 }],
    [
      "errors",
      errorsOf(400, { field: "transactions[2].account", message: "X" }, { message: "Y" }),
      {
        type: "failed",
        status: 400,
        errors: [{ field: "transactions[2].account", message: "X" }, { message: "Y" }],
      },
    ],
    [
      "violations as about 2020",
      json({ constraintViolations: [{ errorCode: "X", propertyPath: "name" }] }, 400),
      { type: "failed", status: 400, errors: [{ field: "name", message: "X" }] },
    ],
    [
      "429",
      answered(429, ""),
      { type: "notSent", problem: problem("ACC_RATE_LIMITED"), vendor: { status: 429 } },
    ],
  ])("%s", async (_, result, expected) => {
    expect(await exchangeOnce(result)).toMatchObject(expected);
  });

  test.each([500, 502, 503, 504])("a page of nginx with %i may follow a saved document", async (status) => {
    expect(await exchangeOnce(answered(status, "<html>nginx</html>"))).toEqual({
      type: "unknown",
      problem: problem("ACC_UNKNOWN_SERVER_FAULT"),
      vendor: { status },
    });
  });

  test.each([
    { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
    { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") },
  ] as const)("what HTTP says passes through: $type", async (result) => {
    expect(await exchangeOnce(result)).toEqual(result);
  });
});

describe("over HTTP", () => {
  test("the token request has exactly the documented content type", async () => {
    const types: unknown[] = [];
    nock("https://procountor.example")
      .post("/api/oauth/token")
      .reply(200, function reply() {
        types.push(this.req.headers["content-type"]);
        return { access_token: "t", expires_in: 3600 };
      });
    nock("https://procountor.example", { reqheaders: { authorization: "Bearer t" } })
      .post("/api/ledgerreceipts", { name: "ä" })
      .reply(200, { id: 7 });
    const answer = await testClient(createHttpClient()).exchange({ ...write, body: '{"name":"ä"}' });
    expect(answer).toEqual({ type: "ok", status: 200, json: { id: 7 } });
    expect(types.flat()).toEqual(["application/x-www-form-urlencoded"]);
  });

  test("a lost answer is unknown", async () => {
    nock("https://procountor.example").post("/api/oauth/token").reply(200, { access_token: "t" });
    nock("https://procountor.example")
      .post("/api/ledgerreceipts")
      .replyWithError(Object.assign(new Error(), { code: "ECONNRESET" }));
    expect(await testClient(createHttpClient()).exchange(write)).toMatchObject({
      type: "unknown",
      problem: { code: "ACC_UNKNOWN_NO_ANSWER" },
    });
  });
});

import { ConnectorError, MemorySubmissionStore } from "@confirma-connect/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ledgerBody, plainLedger } from "./documents.ts";
import { exchange } from "./exchange.ts";
import { accounting, errorOf, get, post } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

const url = accounting("ledger");

let running: TestGateway;
beforeEach(async () => {
  running = await openTestGateway();
});
afterEach(() => running.close());

const send = (body: string | Buffer, headers: Readonly<Record<string, string>>) =>
  exchange({
    method: "POST",
    url: `${running.url}${url}`,
    headers: { "x-api-key": keys.acme, ...headers },
    body,
  });

describe("401", () => {
  test.each([
    ["no key", {}],
    ["an unknown key", { "x-api-key": "nobody" }],
    ["an empty key", { "x-api-key": "" }],
    ["a configured hash instead of its key", { "x-api-key": `sha256:${"0".repeat(64)}` }],
  ])("%s", async (_title, headers) => {
    for (const path of [url, "/api/v1/connect/submissions", "/api/v1/connect/submissions/x"]) {
      const answer = await exchange({ method: "GET", url: `${running.url}${path}`, headers });
      expect([answer.statusCode, errorOf(answer).code]).toEqual([401, "ACC_REQUEST_KEY"]);
    }
  });

  test("the key is looked at before the body", async () => {
    const answer = await post(running, url, "{", "nobody");
    expect(answer.statusCode).toBe(401);
  });
});

test("403: an operator key is nobody's document key", async () => {
  const answer = await post(running, url, ledgerBody("a"), keys.operator);
  expect([answer.statusCode, errorOf(answer).code]).toEqual([403, "ACC_REQUEST_KEY"]);
  expect(errorOf(answer).advice).toContain("clients[].apiKeyHashes");
});

describe("404 and 405", () => {
  test.each([
    "/",
    "/api/v1/partner/accounting/receipt",
    "/api/v1/partner/accounting/ledger/x",
    "/%zz",
    `/${"x".repeat(500)}`,
  ])("%s", async (path) => {
    const answer = await get(running, path);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([404, "ACC_REQUEST_NOT_FOUND"]);
    expect(answer.body).not.toContain("zz");
    expect(answer.body).not.toContain("xxx");
  });

  test("a path parameter longer than any reference", async () => {
    const answer = await get(running, `/api/v1/connect/submissions/${"y".repeat(300)}`);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([404, "ACC_REQUEST_NOT_FOUND"]);
    expect(answer.body).not.toContain("yyy");
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"] as const)("%s", async (method) => {
    const answer = await exchange({ method, url: `${running.url}${url}` });
    expect([answer.statusCode, answer.headers["allow"]]).toEqual([405, "POST, GET"]);
    expect(errorOf(answer).code).toBe("ACC_REQUEST_NOT_FOUND");
  });
});

describe("413", () => {
  test("a body over the limit, announced", async () => {
    const small = await openTestGateway({ config: { limits: { bodyBytes: 1_024 } } });
    const at = JSON.stringify(ledgerBody("a")).padEnd(1_024, " ");
    expect((await post(small, url, at)).statusCode).toBe(202);
    const answer = await post(small, url, `${at} `);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([413, "ACC_REQUEST_TOO_LARGE"]);
    await small.close();
  });
});

describe("415", () => {
  const text = JSON.stringify(ledgerBody("a"));

  test.each([
    ["no type", {}],
    ["plain text", { "content-type": "text/plain" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["a JSON dialect", { "content-type": "application/ld+json" }],
    ["another charset", { "content-type": "application/json; charset=iso-8859-1" }],
    ["a compressed body", { "content-type": "application/json", "content-encoding": "gzip" }],
    ["not a type at all", { "content-type": "json;;;=" }],
  ])("%s", async (_title, headers) => {
    const answer = await send(text, headers);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([415, "ACC_REQUEST_CONTENT_TYPE"]);
  });

  test.each(["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])(
    "%s is taken",
    async (type) => {
      expect((await send(text, { "content-type": type })).statusCode).toBe(202);
    },
  );
});

describe("400: bodies", () => {
  const json = { "content-type": "application/json" };
  const deep = `{"ledgers":${"[".repeat(40)}${"]".repeat(40)}}`;
  const abyss = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

  test.each([
    ["empty", "", "ACC_DOCUMENT_NOT_JSON"],
    ["half", '{"ledgers":', "ACC_DOCUMENT_NOT_JSON"],
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), "ACC_DOCUMENT_NOT_JSON"],
    ["Latin-1", Buffer.from('{"ä":1}', "latin1"), "ACC_DOCUMENT_NOT_JSON"],
    ["deep", deep, "ACC_DOCUMENT_TOO_DEEP"],
    ["very deep", abyss, "ACC_DOCUMENT_TOO_DEEP"],
    ["__proto__", '{"ledgers":{"__proto__":{"a":1}}}', "ACC_DOCUMENT_FORBIDDEN_KEY"],
    ["constructor", '{"ledgers":{"constructor":{"prototype":{"a":1}}}}', "ACC_DOCUMENT_FORBIDDEN_KEY"],
    ["an array", "[]", "ACC_DOCUMENT_FIELD_INVALID"],
    ["null", "null", "ACC_DOCUMENT_FIELD_INVALID"],
    ["no documents", '{"ledgers":[]}', "ACC_DOCUMENT_FIELD_INVALID"],
    ["another envelope", '{"payments":[]}', "ACC_DOCUMENT_FIELD_MISSING"],
  ])("%s", async (_title, payload, code) => {
    const answer = await send(payload, json);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, code]);
    expect(Object.getPrototypeOf({})).not.toHaveProperty("a");
  });

  test("control characters", async () => {
    const answer = await post(running, url, {
      ledgers: { ...plainLedger("a"), documentDescription: "bell \u0007" },
    });
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_DOCUMENT_TEXT_CONTROL"]);
  });

  test("one identifier twice in one body", async () => {
    const answer = await post(running, url, ledgerBody("a", "a"));
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_DOCUMENT_REPEATED_IDENTIFIER"]);
  });

  test("a query on a submit", async () => {
    const answer = await post(running, `${url}?dryRun=1`, ledgerBody("a"));
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_REQUEST_QUERY"]);
    expect(await running.gateway.store.list({})).toEqual([]);
  });
});

describe("429", () => {
  test("a client over its rate is asked to wait; another client is not", async () => {
    const slow = await openTestGateway({ config: { limits: { requestsPerMinute: 2 } } });
    for (const _ of [1, 2]) expect((await get(slow, url)).statusCode).toBe(204);
    const answer = await get(slow, url);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([429, "ACC_REQUEST_TOO_MANY"]);
    const wait = Number(answer.headers["retry-after"]);
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await get(slow, url, keys.other)).statusCode).toBe(204);
    await slow.close();
  });

  test("wrong keys are slowed down; right ones from the same address are not", async () => {
    const slow = await openTestGateway({ config: { limits: { failedKeysPerMinute: 2 } } });
    for (const _ of [1, 2]) expect((await get(slow, url, "wrong")).statusCode).toBe(401);
    expect((await get(slow, url, "wrong")).statusCode).toBe(429);
    expect((await get(slow, url)).statusCode).toBe(204);
    await slow.close();
  });
});

describe("503", () => {
  test("while closing, every new request but /healthz", async () => {
    running.lifecycle.beginClosing();
    for (const path of [url, "/readyz", "/metrics", "/api/v1/connect/submissions"]) {
      const answer = await get(running, path);
      expect([answer.statusCode, errorOf(answer).code]).toEqual([503, "ACC_REQUEST_UNAVAILABLE"]);
      expect([answer.headers["retry-after"], answer.headers["connection"]]).toEqual(["5", "close"]);
    }
    expect((await get(running, "/healthz")).statusCode).toBe(200);
  });

  test("when the store fails, and the process goes on", async () => {
    const store = new MemorySubmissionStore();
    const failing = await openTestGateway({ store });
    const fail = async (): Promise<never> => {
      throw new ConnectorError({ code: "ACC_STORE_UNAVAILABLE", stage: "store", delivery: "notSent" });
    };
    const healthy = { enqueue: store.enqueue, list: store.list, find: store.find };
    Object.assign(store, { enqueue: fail, list: fail, find: fail });
    for (const answer of [
      await post(failing, url, ledgerBody("a")),
      await get(failing, url),
      await get(failing, "/readyz"),
      await get(failing, "/metrics"),
    ]) {
      expect([answer.statusCode, errorOf(answer).code]).toEqual([503, "ACC_REQUEST_UNAVAILABLE"]);
    }
    Object.assign(store, healthy);
    expect((await post(failing, url, ledgerBody("a"))).statusCode).toBe(202);
    await failing.close();
  });
});

test("500: a defect tells the caller nothing but its code, and the log where it happened", async () => {
  const store = new MemorySubmissionStore();
  const broken = await openTestGateway({ store });
  Object.assign(store, {
    list: async () => {
      throw new Error("words that quote Canary Person");
    },
  });
  const answer = await get(broken, url);
  expect([answer.statusCode, errorOf(answer).code]).toEqual([500, "ACC_BUG_INVARIANT"]);
  expect(answer.body).not.toContain("Canary");
  expect(broken.logged()).toContain('"event":"request.defect"');
  expect(broken.logged()).toContain("bad-request.test.ts");
  expect(broken.logged()).not.toContain("Canary");
  await broken.close();
});

test("every answer carries its request's name, and no answer names the software", async () => {
  const answer = await get(running, url, "nobody");
  expect(answer.headers["x-request-id"]).toBe(errorOf(answer).requestId);
  expect(answer.headers["x-powered-by"]).toBeUndefined();
  expect(answer.headers["server"]).toBeUndefined();
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
});

test("400: a field that stands twice in its object is refused, not read as the last one", async () => {
  const body = JSON.stringify(ledgerBody("twice")).replace(
    '"documentType"',
    '"documentDate":"2020-01-01","documentType"',
  );
  for (const path of [url, "/api/v1/connect/preview/ledger"]) {
    const answer = await post(running, path, body);
    const { code, problems } = errorOf(answer);
    expect([answer.statusCode, code]).toEqual([400, "ACC_DOCUMENT_FIELD_INVALID"]);
    expect(problems.map(({ pointer }) => pointer)).toEqual(["/ledgers/0/documentDate"]);
    expect(problems[0]?.advice).not.toBe("");
  }
  expect(await running.gateway.store.list({})).toEqual([]);
});

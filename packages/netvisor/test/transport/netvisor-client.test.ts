import { problem } from "@confirma-connect/core";
import { createHttpClient, type HttpResult } from "@confirma-connect/http";
import { describe, expect, it } from "@jest/globals";
import nock from "nock";
import type { NetvisorAnswer } from "../../src/transport/netvisor-answer.ts";
import { answered, scriptedHttp } from "../support/scripted-http.ts";
import { failedAnswer, okAnswer, testClient } from "../support/test-client.ts";

const exchangeOnce = (result: HttpResult): Promise<NetvisorAnswer> =>
  testClient(scriptedHttp(() => result)).exchange({ resource: "accounting.nv", body: "<root/>" });

describe("requests", () => {
  it("a body makes a POST, its absence a GET; every attempt has an identifier of its own", async () => {
    const http = scriptedHttp(() => answered(200, okAnswer()));
    const client = testClient(http);
    const write = { resource: "salesinvoice.nv?method=add", body: "<root>ä</root>" };
    await client.exchange(write);
    await client.exchange(write);
    await client.exchange({ resource: "salesinvoicelist.nv", query: { invoicenumber: "12" } });
    expect(http.requests.map(({ method, url }) => [method, url])).toEqual([
      ["POST", "https://netvisor.example/salesinvoice.nv?method=add"],
      ["POST", "https://netvisor.example/salesinvoice.nv?method=add"],
      ["GET", "https://netvisor.example/salesinvoicelist.nv?invoicenumber=12"],
    ]);
    const header = (name: string) => http.requests.map(({ headers }) => headers?.[name]);
    expect(header("X-Netvisor-Authentication-TransactionId")).toEqual(["tx-1", "tx-2", "tx-3"]);
    expect(new Set(header("X-Netvisor-Authentication-MAC")).size).toBe(3);
    expect(header("Content-Type")).toEqual(["text/xml; charset=utf-8", "text/xml; charset=utf-8", undefined]);
  });

  it.each([
    ["utf-8", "<a>ä€名</a>", Buffer.from("<a>ä€名</a>", "utf8")],
    ["iso-8859-15", "<a>ä€Š¤名</a>", Buffer.from("<a>\xe4\xa4\xa6&#164;&#21517;</a>", "latin1")],
  ] as const)("bodies go out in %s", async (bodyEncoding, text, bytes) => {
    const http = scriptedHttp(() => answered(200, okAnswer()));
    await testClient(http, { bodyEncoding }).exchange({ resource: "accounting.nv", body: text });
    expect(Buffer.from(http.requests[0]?.body ?? "")).toEqual(bytes);
    expect(http.requests[0]?.headers?.["Content-Type"]).toBe(`text/xml; charset=${bodyEncoding}`);
  });

  it("the signature covers the decoded or the raw address", async () => {
    const mac = async (signedUrl: "decoded" | "raw", list: string) => {
      const http = scriptedHttp(() => answered(200, okAnswer()));
      await testClient(http, { signedUrl }).exchange({ resource: "customerlist.nv", query: { list } });
      return http.requests[0]?.headers?.["X-Netvisor-Authentication-MAC"];
    };
    expect(await mac("decoded", "a")).toBe(await mac("raw", "a"));
    expect(await mac("decoded", "a,b")).not.toBe(await mac("raw", "a,b"));
  });

  it("a request that cannot be signed sends nothing, and the next one works", async () => {
    const http = scriptedHttp(() => answered(200, okAnswer()));
    const client = testClient(http);
    const bad = client.exchange({ resource: "customerlist.nv", query: { keyword: "€" } });
    await expect(bad).rejects.toMatchObject({ code: "ACC_CONFIG_INVALID" });
    expect(http.requests).toEqual([]);
    expect(await client.exchange({ resource: "accountlist.nv" })).toMatchObject({ type: "ok" });
  });
});

describe("answers", () => {
  it("OK with an identifier", async () => {
    const replies = "<Replies><InsertedDataIdentifier>1802</InsertedDataIdentifier></Replies>";
    const answer = await exchangeOnce(answered(200, okAnswer(replies)));
    expect(answer).toMatchObject({ type: "ok", status: 200, insertedId: "1802", root: { name: "root" } });
  });

  it("OK without one", async () => {
    expect(await exchangeOnce(answered(200, okAnswer()))).not.toHaveProperty("insertedId");
  });

  it.each([200, 400, 401, 500, 503])(
    "a failure is read from the XML whatever the status: %i",
    async (status) => {
      const answer = await exchangeOnce(answered(status, failedAnswer(" INVALID_DATA :: a :: b")));
      expect(answer).toEqual({ type: "failed", status, code: "INVALID_DATA", text: "a :: b" });
    },
  );

  it.each([
    ["an HTML page with 200", 200, "<html><body>Hello</body></html>"],
    ["an empty body with 200", 200, ""],
    ["XML of another kind", 200, "<Root><Something/></Root>"],
    ["a cut document", 200, okAnswer().slice(0, -8)],
    ["a redirect", 302, ""],
    ["an unknown resource", 404, "Not found"],
    ["OK inside a server error", 500, okAnswer()],
    [
      "OK with an identifier that is no key",
      200,
      okAnswer("<Replies><InsertedDataIdentifier>12a</InsertedDataIdentifier></Replies>"),
    ],
  ])("unreadable: %s", async (_title, status, text) => {
    const answer = await exchangeOnce(answered(status, text, { "content-type": "text/html" }));
    expect(answer).toEqual({
      type: "unreadable",
      status,
      head: { contentType: "text/html", length: text.length },
    });
  });

  it.each([
    [401, "AUTHENTICATION_FAILED"],
    [403, "SERVICE_ACCESS_ERROR"],
  ])("a bare %i is %s", async (status, code) => {
    expect(await exchangeOnce(answered(status, "Denied"))).toMatchObject({ type: "failed", status, code });
  });

  it("429 was not processed; the delay is kept", async () => {
    const limited = { type: "notSent", status: 429, problem: problem("ACC_RATE_LIMITED") };
    expect(await exchangeOnce(answered(429, ""))).toEqual(limited);
    const delayed = await exchangeOnce(answered(429, "", { "retry-after": "7" }));
    expect(delayed).toEqual({ ...limited, retryAfter: 7000 });
  });

  it.each([500, 502, 503, 504])("a bare %i may have taken effect", async (status) => {
    const answer = await exchangeOnce(answered(status, "<html/>", { "retry-after": "7" }));
    expect(answer).toEqual({ type: "unknown", status, problem: problem("ACC_UNKNOWN_SERVER_FAULT") });
  });

  it.each([
    { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") },
    { type: "unknown", problem: problem("ACC_UNKNOWN_NO_ANSWER") },
  ] as const)("what HTTP says passes through: $type", async (result) => {
    expect(await exchangeOnce(result)).toEqual(result);
  });
});

describe("one request at a time", () => {
  it("reads and writes never overlap and keep their order, also after a failure", async () => {
    const log: string[] = [];
    const http = scriptedHttp(async ({ url }) => {
      const name = url.slice(-1);
      log.push(`begin ${name}`);
      await new Promise((resolve) => setTimeout(resolve, name === "a" ? 15 : 1));
      log.push(`end ${name}`);
      if (name === "b") throw new Error("a defect");
      return answered(200, okAnswer());
    });
    const client = testClient(http);
    const all = ["x.nv?a", "x.nv?b", "x.nv?c"].map((resource) => client.exchange({ resource }));
    const settled = await Promise.allSettled(all);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(log).toEqual(["begin a", "end a", "begin b", "end b", "begin c", "end c"]);
  });

  it("hands the caller's signal on", async () => {
    const http = scriptedHttp(() => answered(200, okAnswer()));
    const { signal } = new AbortController();
    await testClient(http).exchange({ resource: "accountlist.nv" }, { signal });
    expect(http.requests[0]?.signal).toBe(signal);
  });
});

describe("over HTTP", () => {
  it("sends exactly the documented headers and the body", async () => {
    const seen: unknown[] = [];
    nock("https://netvisor.example", {
      reqheaders: {
        "x-netvisor-authentication-sender": "Confirma Connect",
        "x-netvisor-authentication-transactionid": "tx-1",
        "x-netvisor-authentication-usehttpresponsestatuscodes": "1",
        "x-netvisor-organisation-id": "1967543-8",
      },
    })
      .post("/accounting.nv")
      .reply(200, (_uri, body) => {
        seen.push(body);
        return okAnswer();
      });
    const answer = await testClient(createHttpClient()).exchange({
      resource: "accounting.nv",
      body: "<root>ä</root>",
    });
    expect(answer.type).toBe("ok");
    expect(seen).toEqual(["<root>ä</root>"]);
  });

  it("a lost answer is unknown", async () => {
    nock("https://netvisor.example")
      .post("/accounting.nv")
      .replyWithError(Object.assign(new Error(), { code: "ECONNRESET" }));
    const answer = await testClient(createHttpClient()).exchange({
      resource: "accounting.nv",
      body: "<root/>",
    });
    expect(answer).toMatchObject({ type: "unknown", problem: { code: "ACC_UNKNOWN_NO_ANSWER" } });
  });
});

import { ConnectorError } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import nock from "nock";
import { createHttpClient } from "../src/index.ts";

const host = "https://ledger.example";
const http = createHttpClient();

describe("answers", () => {
  it.each([200, 204, 302, 400, 401, 404, 429, 500, 503])(
    "are values whatever the status: %i",
    async (status) => {
      nock(host).get("/x").reply(status, "body", { "X-Kind": "a", Location: "/elsewhere" });
      const result = await http.exchange({ method: "GET", url: `${host}/x` });
      expect(result).toMatchObject({ type: "answered", status, headers: { "x-kind": "a" } });
    },
  );

  it("sends bytes, address and headers as they are", async () => {
    const seen: unknown[] = [];
    nock(host, { reqheaders: { "content-type": "text/xml", "x-key": "v" } })
      .post("/a.nv?method=add&x=%C3%A4")
      .reply(function answer(_uri, body) {
        seen.push(body, this.req.headers["accept-encoding"], this.req.headers["user-agent"]);
        return [200, "ok"];
      });
    const result = await http.exchange({
      method: "POST",
      url: `${host}/a.nv?method=add&x=%C3%A4`,
      headers: { "Content-Type": "text/xml", "X-Key": "v" },
      body: "<root>ä\n</root>",
    });
    expect(result.type).toBe("answered");
    expect(seen).toEqual(["<root>ä\n</root>", "identity", "confirma-connect"]);
  });

  it("adds no content type of its own", async () => {
    const types: unknown[] = [];
    nock(host)
      .post("/raw")
      .reply(function answer() {
        types.push(this.req.headers["content-type"]);
        return [200];
      });
    await http.exchange({ method: "POST", url: `${host}/raw`, body: Uint8Array.from([1, 2, 3]) });
    expect(types).toEqual([undefined]);
  });

  it("reads text in the character set that the answer names", async () => {
    const bytes = Buffer.from([0xe4, 0xa4]);
    nock(host).get("/l").reply(200, bytes, { "Content-Type": "text/xml; charset=ISO-8859-15" });
    nock(host).get("/u").reply(200, bytes, { "Content-Type": "text/xml; charset=klingon" });
    const latin = await http.exchange({ method: "GET", url: `${host}/l` });
    const unknown = await http.exchange({ method: "GET", url: `${host}/u` });
    expect(latin.type === "answered" && latin.text()).toBe("ä€");
    expect(unknown.type === "answered" && unknown.text()).toContain("\uFFFD");
  });
});

describe("failures by code", () => {
  const codes = [
    ["ECONNREFUSED", "notSent"],
    ["ENOTFOUND", "notSent"],
    ["EAI_AGAIN", "notSent"],
    ["EHOSTUNREACH", "notSent"],
    ["ENETUNREACH", "notSent"],
    ["CERT_HAS_EXPIRED", "notSent"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "notSent"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "notSent"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "notSent"],
    ["ECONNRESET", "unknown"],
    ["EPIPE", "unknown"],
    ["EPROTO", "unknown"],
    ["ETIMEDOUT", "unknown"],
    ["HPE_INVALID_CONSTANT", "unknown"],
    ["SOMETHING_NEW", "unknown"],
  ] as const;

  it.each(codes)("%s is %s", async (code, type) => {
    nock(host)
      .post("/x?k=hidden")
      .replyWithError(Object.assign(new Error("secret text"), { code }));
    const result = await http.exchange({ method: "POST", url: `${host}/x?k=hidden`, body: "personal" });
    const problem = type === "notSent" ? "ACC_NOT_SENT_UNREACHABLE" : "ACC_UNKNOWN_NO_ANSWER";
    expect(result).toMatchObject({ type, problem: { code: problem } });
    expect(JSON.stringify(result)).not.toMatch(/secret text|hidden|personal/);
  });
});

describe("requests that can never be sent", () => {
  const bad = [
    ["a relative address", { url: "/x" }],
    ["plain HTTP to another machine", { url: "http://ledger.example/x" }],
    ["another protocol", { url: "file:///etc/hosts" }],
    ["credentials in the address", { url: "https://user:pass-word@ledger.example/" }],
    ["a header with a line break", { url: `${host}/`, headers: { "X-Key": "top\r\nsecret" } }],
    ["a header name with a space", { url: `${host}/`, headers: { "X Key": "v" } }],
  ] as const;

  it.each(bad)("%s", async (_title, request) => {
    const error: unknown = await http
      .exchange({ method: "GET", ...request })
      .catch((thrown: unknown) => thrown);
    expect(ConnectorError.is(error) && error.code).toBe("ACC_CONFIG_INVALID");
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/pass-word|secret|ledger/);
  });
});

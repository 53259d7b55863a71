import { createHttpClient } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import { defaultConfirmaRoutes } from "../../src/index.ts";
import { calls, type EndpointCall } from "../support/calls.ts";
import { testClient } from "../support/test-client.ts";

const host = "https://staging-integrations.confirmafinance.com";

/** Answers one request and remembers how it looked. */
function listen(call: EndpointCall) {
  const seen: { headers?: Readonly<Record<string, unknown>>; body?: string } = {};
  const path = `/api/v1/partner${call.path}`;
  nock(host)
    .intercept(path, call.method, (body: unknown) => {
      seen.body = typeof body === "string" ? body : JSON.stringify(body);
      return true;
    })
    .reply(function answer() {
      seen.headers = this.req.headers;
      return [500, ""];
    });
  return seen;
}

describe("every endpoint", () => {
  test("of the route table with a path is called here", () => {
    const withPath = Object.entries(defaultConfirmaRoutes).flatMap(([name, { path }]) =>
      path ? [name] : [],
    );
    expect(calls.map(({ name }) => name)).toEqual(withPath);
  });

  test.each(calls.map((call) => [call.name, call] as const))("%s goes out exactly so", async (_, call) => {
    const seen = listen(call);
    await call.run(testClient(createHttpClient()));
    expect(seen.headers).toMatchObject({
      "x-api-key": call.key ?? "staging-key",
      accept: "application/json",
      host: "staging-integrations.confirmafinance.com",
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    });
    const golden = call.body === undefined ? "" : JSON.stringify(call.body);
    expect(seen.body ?? "").toBe(golden);
    // nock parses bodies; together with their length in bytes they are the golden bytes.
    expect(Number(seen.headers?.["content-length"] ?? 0)).toBe(Buffer.byteLength(golden, "utf8"));
    const own = ["accept", "accept-encoding", "connection", "host", "user-agent", "x-api-key"];
    const ofBody = call.body === undefined ? [] : ["content-length", "content-type"];
    expect(Object.keys(seen.headers ?? {}).sort()).toEqual([...own, ...ofBody].sort());
  });

  test("a name beyond ASCII leaves as UTF-8, byte for byte", async () => {
    const bytes: Buffer[] = [];
    nock(host)
      .post("/api/v1/partner/accounting/payment")
      .reply(function answer(_uri, body) {
        bytes.push(Buffer.from(typeof body === "string" ? body : JSON.stringify(body), "utf8"));
        return [202, { payments: [] }];
      });
    const call = calls.find(({ name }) => name === "submitAccountingPayments");
    const result = await call?.run(testClient(createHttpClient()));
    expect(result?.type).toBe("ok");
    expect(bytes[0]?.includes(Buffer.from("Åke Määttä", "utf8"))).toBe(true);
  });
});

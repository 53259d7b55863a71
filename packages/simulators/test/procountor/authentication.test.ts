import { describe, expect, test } from "@jest/globals";
import {
  demoProcountorClient,
  demoProcountorCompany,
  type ProcountorReadings,
  type ProcountorSimulator,
} from "../../src/index.ts";
import { at, enter, exchange, requestToken, running, session } from "./client.ts";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

test("a token is a JWT for one company and lives for expires_in seconds", async () => {
  const other = demoProcountorCompany({ id: 4712, name: "Toinen Oy", apiKey: "second" });
  const { simulator, token, call } = await session({ companies: [demoProcountorCompany(), other] });
  const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  expect(claims).toMatchObject({ cid: 4711, aud: demoProcountorClient.id, sub: "901", scope: "m2m" });
  expect(Number(at(claims, "exp")) - Number(at(claims, "iat"))).toBe(3600);
  expect(at((await call("GET", "company")).json, "id")).toBe(4711);
  const second = await enter(simulator, "second");
  expect(at((await second.call("GET", "sessioninfo")).json, "companyId")).toBe(4712);
  expect(simulator.probe.tokensIssued).toBe(2);
});

test("a token expires, and a new one is to be had with the same key", async () => {
  let now = Date.parse("2026-03-02T10:00:00Z");
  const { simulator, call } = await session({ tokenSeconds: 60, now: () => new Date(now) });
  now += 59_000;
  expect((await call("GET", "status")).status).toBe(200);
  now += 1000;
  const late = await call("GET", "status");
  expect(late.status).toBe(401);
  expect(late.json).toEqual({ errors: [{ status: 401, message: "Unauthorized" }] });
  const again = await enter(simulator, demoProcountorCompany().apiKey);
  expect((await again.call("GET", "status")).status).toBe(200);
});

test.each([
  ["no token", ""],
  ["an unknown token", "Bearer a.b.c"],
  ["another scheme", "Basic abc"],
])("%s is refused with 401", async (_name, authorization) => {
  const simulator = await running();
  const answer = await exchange(`${simulator.url}/company`, "GET", { Authorization: authorization });
  expect(answer.status).toBe(401);
  expect(at(answer.json, "errors", 0, "message")).toBe("Unauthorized");
});

describe("what a token request has to be", () => {
  test.each<[string, Record<string, string>, Record<string, string>, number]>([
    ["complete", {}, {}, 200],
    ["of a known key", { api_key: "unknown" }, {}, 401],
    ["of a known client", { client_id: "unknown" }, {}, 401],
    ["with its secret", { client_secret: "wrong" }, {}, 401],
    ["for client_credentials", { grant_type: "password" }, {}, 400],
    ["a form", {}, { "Content-Type": "application/json" }, 415],
    [
      "a form without charset",
      {},
      { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      415,
    ],
  ])("%s", async (_name, change, headers, status) => {
    const simulator = await running();
    expect((await requestToken(simulator, change, headers)).status).toBe(status);
  });

  test("with its credentials in the body, not in the address", async () => {
    const simulator = await running();
    const query = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: demoProcountorClient.id,
      client_secret: demoProcountorClient.secret,
      api_key: demoProcountorCompany().apiKey,
    });
    const url = `${simulator.url}/oauth/token`;
    expect((await exchange(`${url}?${query.toString()}`, "POST", FORM, "")).status).toBe(401);
    expect((await exchange(`${url}?${query.toString()}`, "POST", FORM, query.toString())).status).toBe(401);
    expect((await exchange(url, "GET", {})).status).toBe(405);
  });

  test("no answer repeats the secret or the key", async () => {
    const simulator = await running();
    const answer = await requestToken(simulator, { api_key: "made-up-key" });
    expect(answer.text).not.toContain("made-up-key");
    expect(JSON.stringify(simulator.probe.requests())).not.toContain(demoProcountorClient.secret);
  });

  test.each<[Partial<ProcountorReadings>, Record<string, string>, string, number, string]>([
    [{ tokenCharset: "accept" }, {}, ";charset=UTF-8", 200, "access_token"],
    [{ redirectUri: "optional" }, { redirect_uri: "" }, "", 200, "access_token"],
    [{ redirectUri: "required" }, { redirect_uri: "" }, "", 400, "errors"],
    [{ tokenErrorBody: "errors" }, { api_key: "x" }, "", 401, "errors"],
    [{ tokenErrorBody: "oauth" }, { api_key: "x" }, "", 401, "error_description"],
  ])("reading %j with %j", async (readings, change, charset, status, field) => {
    const simulator = await running({ readings });
    const type = { "Content-Type": `application/x-www-form-urlencoded${charset}` };
    const answer = await requestToken(simulator, change, type);
    expect(answer.status).toBe(status);
    expect(at(answer.json, field)).toBeDefined();
  });
});

test.each([
  ["gone", 404],
  ["served", 200],
] as const)("versioned paths are %s", async (versionPaths, status) => {
  const { simulator, token } = await session({ readings: { versionPaths } });
  const origin = simulator.url.replace(/\/api$/, "");
  for (const path of ["latest", "supported", "v2604"]) {
    const answer = await exchange(`${origin}/${path}/api/status`, "GET", {
      Authorization: `Bearer ${token}`,
    });
    expect(answer.status).toBe(status);
  }
});

describe("an API key through the login page", () => {
  const back = "http://127.0.0.1:9/back";
  const query = new URLSearchParams({
    response_type: "code",
    client_id: demoProcountorClient.id,
    redirect_uri: back,
    state: "s&1",
  });

  async function codeFrom(simulator: ProcountorSimulator, company: number): Promise<URL> {
    const origin = simulator.url.replace(/\/api$/, "");
    const page = await exchange(`${origin}/keylogin?${query.toString()}`, "GET", {});
    const links = [...page.text.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? "");
    const link = links.find((one) => one.endsWith(`company=${company}`)) ?? "";
    const answer = await exchange(`${origin}${link.replaceAll("&amp;", "&")}`, "GET", {});
    expect(answer.status).toBe(302);
    return new URL(String(answer.headers["location"]));
  }

  const redeem = (simulator: ProcountorSimulator, code: string, redirectUri = back) =>
    exchange(
      `${simulator.url}/oauth/key`,
      "POST",
      FORM,
      new URLSearchParams({
        grant_type: "authorization_code",
        code,
        client_id: demoProcountorClient.id,
        client_secret: demoProcountorClient.secret,
        redirect_uri: redirectUri,
      }).toString(),
    );

  test("is made for the company the person chose, once per code", async () => {
    const other = demoProcountorCompany({ id: 4712, name: 'Toinen "2" & <Co>', apiKey: "second" });
    const simulator = await running({ companies: [demoProcountorCompany(), other] });
    const target = await codeFrom(simulator, 4712);
    expect(target.searchParams.get("state")).toBe("s&1");
    const code = target.searchParams.get("code") ?? "";
    expect((await redeem(simulator, code, "http://127.0.0.1:9/other")).status).toBe(401);
    const answer = await redeem(simulator, code);
    const { call } = await enter(simulator, String(at(answer.json, "api_key")));
    expect(at((await call("GET", "company")).json, "id")).toBe(4712);
    expect((await redeem(simulator, code)).status).toBe(401);
  });

  test("a code lives for 300 seconds", async () => {
    let now = Date.parse("2026-03-02T10:00:00Z");
    const simulator = await running({ now: () => new Date(now) });
    const code = (await codeFrom(simulator, 4711)).searchParams.get("code") ?? "";
    now += 300_000;
    expect((await redeem(simulator, code)).status).toBe(401);
  });

  test("the page refuses unknown clients and odd addresses", async () => {
    const simulator = await running();
    const origin = simulator.url.replace(/\/api$/, "");
    const answer = await exchange(`${origin}/keylogin?response_type=code&client_id=x`, "GET", {});
    expect(answer.status).toBe(400);
    const nowhere = new URLSearchParams([...query, ["company", "1"]]);
    expect((await exchange(`${origin}/keylogin/confirm?${nowhere.toString()}`, "GET", {})).status).toBe(404);
  });
});

test("a body on GET is stopped by the gateway", async () => {
  const { call } = await session();
  const answer = await call("GET", "coa", {});
  expect(answer.status).toBe(403);
  expect(answer.text).toContain("Azure-Application-Gateway");
});

test("unknown paths and methods", async () => {
  const { simulator, call } = await session();
  expect((await call("GET", "nothing")).status).toBe(404);
  expect((await call("DELETE", "coa")).status).toBe(405);
  expect((await exchange(simulator.url.replace("/api", "/other"), "GET", {})).status).toBe(404);
});

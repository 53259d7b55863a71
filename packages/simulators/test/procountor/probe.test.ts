import { expect, test } from "@jest/globals";
import { demoProcountorClient, demoProcountorCompany } from "../../src/index.ts";
import { at, exchange, numberAt, requestToken, session } from "./client.ts";
import { payment, salesInvoice } from "./samples.ts";

test("the probe works over HTTP and is not counted as a request", async () => {
  const { simulator, call, token } = await session();
  const probeUrl = (path: string): string => `${simulator.url.replace(/api$/, "")}__simulator/${path}`;
  const id = numberAt((await call("POST", "invoices", salesInvoice())).json, "id");
  await call("PUT", `invoices/${id}/approve`);
  const books = await exchange(probeUrl("books?companyId=4711"), "GET", {});
  expect(books.json).toMatchObject({ companyId: 4711, balances: { "1700": 12550 }, trialBalance: 0 });
  const requests = await exchange(probeUrl("requests"), "GET", {});
  expect(requests.json).toMatchObject({
    requests: [
      { resource: "oauth/token", method: "POST", outcome: "OK", company: "" },
      { resource: "invoices", method: "POST", outcome: "OK", company: "4711", status: 200 },
      { resource: "invoices/{id}/approve", method: "PUT", outcome: "OK" },
    ],
    tokensIssued: 1,
    refusedByRate: 0,
    maxConcurrentPerCompany: { "4711": 1 },
  });
  for (const secret of [token, demoProcountorClient.secret, demoProcountorCompany().apiKey]) {
    expect(requests.text).not.toContain(secret);
  }
});

test("a person's decision may come over HTTP", async () => {
  const { simulator, call } = await session();
  const url = `${simulator.url.replace(/api$/, "")}__simulator/mfa`;
  const id = numberAt((await call("POST", "invoices", salesInvoice())).json, "id");
  await call("PUT", `invoices/${id}/approve`);
  const event = numberAt((await call("PUT", `invoices/${id}/paymentevents/markpaid`, payment(1))).json, "id");
  await call("DELETE", `invoices/${id}/paymentevents/${event}`);
  const waiting = await exchange(url, "GET", {});
  const transactionIdentifier = at(waiting.json, "confirmations", 0, "transactionIdentifier");
  expect(at(waiting.json, "confirmations", 0, "state")).toBe("waiting");
  const decide = (decision: string) =>
    exchange(url, "POST", {}, JSON.stringify({ transactionIdentifier, decision }));
  expect((await decide("maybe")).status).toBe(400);
  expect((await decide("confirm")).status).toBe(200);
  expect((await decide("confirm")).status).toBe(404);
  expect(simulator.probe.books().paymentEvents).toEqual([]);
});

test("reset brings back the opening books and forgets faults; tokens stay good", async () => {
  const { simulator, call } = await session();
  await call("POST", "invoices", salesInvoice());
  simulator.arm({ kind: "unauthorized" });
  const url = `${simulator.url.replace(/api$/, "")}__simulator/reset`;
  expect((await exchange(url, "POST", {})).status).toBe(200);
  expect(simulator.probe.books()).toMatchObject({ invoices: [], receipts: [], balances: {} });
  expect(simulator.probe.requests()).toEqual([]);
  expect((await call("GET", "status")).status).toBe(200);
});

test.each([
  ["GET", "books?companyId=1", "", 404],
  ["POST", "faults", "{", 400],
  ["POST", "faults", '{"kind":"earthquake"}', 400],
  ["POST", "faults", "[1]", 400],
  ["POST", "mfa", "", 400],
  ["GET", "secrets", "", 404],
])("%s %s %s answers an error", async (method, path, body, status) => {
  const { simulator } = await session();
  const url = `${simulator.url.replace(/api$/, "")}__simulator/${path}`;
  expect((await exchange(url, method, {}, body)).status).toBe(status);
});

test.each([
  "refuseConnection",
  "loseRequest",
  "commitAndLoseAnswer",
  "commitLate",
  "serverError",
  "htmlPage",
  "truncatedBody",
  "emptyBody",
  "unauthorized",
  "tooManyRequests",
  "slowAnswer",
  "staleRead",
  "unableToGetConnection",
  "mfaRequired",
  "receiptRebuilt",
  "tokenRevoked",
  "staleSearch",
])("the fault %s can be armed and disarmed over HTTP", async (kind) => {
  const { simulator } = await session();
  const url = `${simulator.url.replace(/api$/, "")}__simulator/faults`;
  const armed = await exchange(
    url,
    "POST",
    {},
    JSON.stringify({ kind, status: 503, forMs: 1, when: { nth: 9 } }),
  );
  expect(armed.json).toEqual({ armed: 1 });
  expect((await exchange(url, "DELETE", {})).json).toEqual({ armed: 0 });
});

test("a refused request is told by its code alone", async () => {
  const { simulator, call } = await session();
  await call("POST", "invoices", salesInvoice({ date: "1999-01-01" }));
  await call("POST", "invoices", salesInvoice({ type: "Salainen Nimi" }));
  const outcomes = simulator.probe.requests().map(({ outcome }) => outcome);
  expect(outcomes).toEqual(["OK", "403 CLOSED_FISCAL_PERIOD", "400"]);
});

test("a fault may be armed for the token alone", async () => {
  const { simulator, call } = await session();
  simulator.arm({ kind: "serverError", committed: false, status: 503, when: { resource: "oauth/token" } });
  expect((await call("GET", "status")).status).toBe(200);
  expect((await requestToken(simulator)).status).toBe(503);
  expect((await requestToken(simulator)).status).toBe(200);
  expect(simulator.probe.tokensIssued).toBe(2);
});

test("an unknown company is an error", async () => {
  const { simulator } = await session();
  expect(() => simulator.probe.books(1)).toThrow("no company");
});

test("books can be amended by hand, behind everybody's back", async () => {
  const { simulator, call } = await session();
  await call("POST", "invoices", salesInvoice());
  const { id } = demoProcountorCompany();
  const before = simulator.probe.books().invoices;
  simulator.amend(id, (book) => ({ ...book, invoices: [] }));
  expect([before.length, simulator.probe.books().invoices]).toEqual([1, []]);
  expect(() => simulator.amend(0, (book) => book)).toThrow("no company 0");
});

import { describe, expect, test } from "@jest/globals";
import { demoProcountorClient, demoProcountorCompany, type ProcountorReadings } from "../../src/index.ts";
import { enter, requestToken, running, session } from "./client.ts";
import { salesInvoice } from "./samples.ts";

const clients = [{ ...demoProcountorClient, requestsPerSecond: 3 }];

test("20 requests per second unless the client says otherwise", async () => {
  const { call, simulator } = await session({ clients: [demoProcountorClient], rateClock: () => 0 });
  const answers = await Promise.all(Array.from({ length: 30 }, () => call("GET", "status")));
  // The token was the first of the twenty.
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(11);
  expect(simulator.probe.refusedByRate).toBe(11);
  expect(simulator.probe.peakPerSecond).toEqual({ [demoProcountorClient.id]: 21 });
});

test("the second slides", async () => {
  let clock = 0;
  const { call } = await session({ clients, rateClock: () => clock });
  const status = async () => (await call("GET", "status")).status;
  clock = 600;
  expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
  clock = 999;
  expect(await status()).toBe(429);
  clock = 1000;
  expect([await status(), await status()]).toEqual([200, 429]);
  clock = 1600;
  expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
});

test("a client's companies share its rate, other clients do not", async () => {
  const other = { id: "other", secret: "s", requestsPerSecond: 2 };
  const companies = [demoProcountorCompany(), demoProcountorCompany({ id: 4712, apiKey: "second" })];
  const simulator = await running({ clients: [...clients, other], companies, rateClock: () => 0 });
  const first = await enter(simulator, companies[0]?.apiKey ?? "");
  const second = await enter(simulator, "second");
  expect((await first.call("GET", "status")).status).toBe(200);
  expect((await second.call("GET", "status")).status).toBe(429);
  expect((await requestToken(simulator, { client_id: "other", client_secret: "s" })).status).toBe(200);
});

test("what is refused for the rate is not stored", async () => {
  const { call, simulator } = await session({ clients, rateClock: () => 0 });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call("POST", "invoices", salesInvoice())),
  );
  const taken = answers.filter(({ status }) => status === 200).length;
  expect(taken).toBe(2);
  expect(simulator.probe.books().invoices).toHaveLength(taken);
});

describe("what an excess is answered", () => {
  test.each<[ProcountorReadings["rateExcess"], number, string | undefined, string]>([
    ["429", 429, undefined, "Too Many Requests"],
    ["429WithRetryAfter", 429, "1", "Too Many Requests"],
    ["503", 503, undefined, "<html>"],
    ["unableToGetConnection", 500, undefined, "UNABLE_TO_GET_CONNECTION"],
  ])("%s", async (rateExcess, status, wait, text) => {
    const { call } = await session({ clients, readings: { rateExcess }, rateClock: () => 0 });
    await call("GET", "status");
    await call("GET", "status");
    const answer = await call("GET", "status");
    expect(answer.status).toBe(status);
    expect(answer.headers["retry-after"]).toBe(wait);
    expect(answer.text).toContain(text);
  });
});

test("many writers at once leave whole books", async () => {
  const { call, simulator } = await session();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => call("POST", "invoices", salesInvoice())),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const { invoices, receipts, trialBalance } = simulator.probe.books();
  const ids = [...invoices, ...receipts].flatMap((one) => [one.id]);
  expect(new Set(ids).size).toBe(120);
  expect(trialBalance).toBe(0);

  simulator.arm({ kind: "slowAnswer", delayMs: 60, when: { times: 5 } });
  await Promise.all(Array.from({ length: 5 }, () => call("GET", "status")));
  expect(simulator.probe.maxConcurrentPerCompany["4711"]).toBe(5);
});

import { expect, test } from "@jest/globals";
import { demoNetvisorCompany } from "../src/index.ts";
import { voucher } from "./messages.ts";
import { exchange, send } from "./netvisor-client.ts";
import { running } from "./running.ts";

test("the probe works over HTTP and is not counted as a request", async () => {
  const simulator = await running();
  const at = (path: string): string => `${simulator.url}__simulator/${path}`;
  await send(simulator.url, "accounting.nv", voucher());
  const books = await exchange(at("books?organisationId=1967543-8"), "GET", {});
  expect(JSON.parse(books.body)).toMatchObject({ balances: { "1701": 299000 }, trialBalance: 0 });
  const requests = await exchange(at("requests"), "GET", {});
  expect(JSON.parse(requests.body)).toMatchObject({
    requests: [
      { order: 1, method: "POST", resource: "accounting", company: "1967543-8", outcome: "OK", status: 200 },
    ],
    maxConcurrentPerCompany: { "1967543-8": 1 },
  });
  expect(requests.body).not.toContain(demoNetvisorCompany().customerKey);
  expect(
    (await exchange(at("faults"), "POST", {}, '{"kind":"unauthorized","when":{"times":1}}')).status,
  ).toBe(200);
  expect((await send(simulator.url, "accountlist.nv")).status).toBe(401);
  expect((await exchange(at("reset"), "POST", {})).status).toBe(200);
  expect(simulator.probe.books().vouchers).toEqual([]);
  expect(simulator.probe.requests()).toEqual([]);
});

test.each([
  ["GET", "books?organisationId=0", "", 404],
  ["POST", "faults", "{", 400],
  ["POST", "faults", '{"kind":"earthquake"}', 400],
  ["POST", "faults", "[1]", 400],
  ["GET", "secrets", "", 404],
])("%s %s %s answers an error", async (method, path, body, status) => {
  const simulator = await running();
  expect((await exchange(`${simulator.url}__simulator/${path}`, method, {}, body)).status).toBe(status);
});

test.each([
  "refuseConnection",
  "closeListener",
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
  "systemMaintenance",
  "technicalError",
  "mangledIdentifier",
])("the fault %s can be armed and disarmed over HTTP", async (kind) => {
  const simulator = await running();
  const at = `${simulator.url}__simulator/faults`;
  const armed = await exchange(at, "POST", {}, JSON.stringify({ kind, forMs: 1, when: { nth: 9 } })).catch(
    () => undefined,
  );
  // Closing the listener also ends the connection the command came on.
  expect(armed?.status ?? (kind === "closeListener" ? 200 : 0)).toBe(200);
  if (kind !== "closeListener") expect((await exchange(at, "DELETE", {})).status).toBe(200);
});

test("tenants have books of their own", async () => {
  const second = demoNetvisorCompany({ organisationId: "2222222-9", customerId: "second" });
  const simulator = await running({ companies: [demoNetvisorCompany(), second] });
  await send(simulator.url, "accounting.nv", voucher(), { company: second });
  expect(simulator.probe.books().vouchers).toHaveLength(0);
  expect(simulator.probe.books("2222222-9").vouchers).toHaveLength(1);
  expect(() => simulator.probe.books("0")).toThrow("no company");
});

test("books can be amended by hand, behind everybody's back", async () => {
  const simulator = await running();
  await send(simulator.url, "accounting.nv", voucher());
  const { organisationId } = demoNetvisorCompany();
  const before = simulator.probe.books().vouchers;
  simulator.amend(organisationId, (book) => ({ ...book, vouchers: [] }));
  expect([before.length, simulator.probe.books().vouchers]).toEqual([1, []]);
  expect(() => simulator.amend("0", (book) => book)).toThrow("no company 0");
});

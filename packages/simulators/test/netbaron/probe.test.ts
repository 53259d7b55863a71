import { afterEach, expect, test } from "@jest/globals";
import { demoNetbaronCompany, type NetbaronSimulator, startNetbaronSimulator } from "../../src/index.ts";
import { bench } from "./hand-over.ts";
import { invoiceText } from "./invoice-text.ts";
import { example, fileOf } from "./receipt-text.ts";
import { call } from "./web-client.ts";

const alone: NetbaronSimulator[] = [];

afterEach(async () => {
  await Promise.all(alone.splice(0).map((simulator) => simulator.close()));
});

test("the probe works over HTTP, tells no password and is not counted", async () => {
  const { simulator, handOver } = await bench();
  await handOver("a.csv", fileOf(example));
  await call(`${simulator.url}ws/invoice`, { method: "PUT", body: invoiceText() });
  const at = (path: string): string => `${simulator.url}__simulator/${path}`;
  const books = JSON.parse((await call(at("books?organisationId=1001"))).body);
  expect(books).toMatchObject({ balances: { "1701": 408_292 }, trialBalance: 0, organisationId: "1001" });
  expect(JSON.parse((await call(at("files"))).body)).toMatchObject({
    files: [{ name: "a.csv", outcome: "booked" }],
  });
  const requests = await call(at("requests"));
  expect(JSON.parse(requests.body)).toMatchObject({
    requests: [{ order: 1, method: "PUT", resource: "invoice", company: "1001", outcome: "OK", status: 200 }],
  });
  for (const { passwords } of demoNetbaronCompany().modules)
    for (const password of passwords) expect(requests.body).not.toContain(password);
  expect((await call(at("reset"), { method: "POST" })).status).toBe(200);
  expect(simulator.probe.books().receipts).toEqual([]);
  expect(simulator.probe.files()).toEqual([]);
  expect(simulator.probe.requests()).toEqual([]);
});

test.each([
  ["GET", "books?organisationId=0", "", 404],
  ["POST", "faults", "{", 400],
  ["POST", "faults", '{"kind":"earthquake"}', 400],
  ["POST", "faults", "[1]", 400],
  ["GET", "secrets", "", 404],
])("%s %s %s answers an error", async (method, path, body, status) => {
  const { simulator } = await bench();
  expect((await call(`${simulator.url}__simulator/${path}`, { method, body })).status).toBe(status);
});

test.each([
  "refuseConnection",
  "commitAndLoseAnswer",
  "staleRead",
  "pickUpLate",
  "bookedNotMoved",
  "movedNotBooked",
  "rejectFile",
  "folderReadOnly",
  "folderMissing",
  "folderFull",
])("the fault %s can be armed and disarmed over HTTP", async (kind) => {
  const { simulator, handOver } = await bench();
  const at = `${simulator.url}__simulator/faults`;
  const body = JSON.stringify({ kind, forMs: 60_000, afterMs: 60_000 });
  expect((await call(at, { method: "POST", body })).status).toBe(200);
  expect((await call(at, { method: "DELETE" })).status).toBe(200);
  expect(await handOver("a.csv", fileOf(example))).toMatchObject({ outcome: "booked" });
  expect(simulator.probe.files()[0]).not.toHaveProperty("fault");
});

test("without a drop folder only the web service runs, and the folder cannot fail", async () => {
  const simulator = await startNetbaronSimulator();
  alone.push(simulator);
  await simulator.poll();
  const at = `${simulator.url}__simulator/faults`;
  const body = '{"kind":"folderFull","forMs":10}';
  expect((await call(at, { method: "POST", body })).status).toBe(400);
  expect((await call(`${simulator.url}ws/invoice`, { method: "PUT", body: invoiceText() })).status).toBe(200);
  expect(() => simulator.probe.books("0")).toThrow("no organisation");
});

test("the listener may be closed for a while while files go on", async () => {
  const { simulator, handOver } = await bench();
  simulator.arm({ kind: "closeListener", forMs: 50 });
  await expect(call(`${simulator.url}ws/invoice`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await handOver("a.csv", fileOf(example))).toMatchObject({ outcome: "booked" });
});

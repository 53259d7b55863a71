import { ConnectorError, MemorySubmissionStore } from "@confirma-connect/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ledgerBody, plainLedger } from "./documents.ts";
import { exchange } from "./exchange.ts";
import { makeSubmission } from "./make-submission.ts";
import { accounting, get, post } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

let running: TestGateway;
let store: MemorySubmissionStore;
beforeEach(async () => {
  store = new MemorySubmissionStore();
  running = await openTestGateway({ store });
});
afterEach(() => running.close());

const open = (path: string) => exchange({ method: "GET", url: `${running.url}${path}` });

test("health and readiness need no key", async () => {
  expect((await open("/healthz")).json()).toEqual({ status: "ok" });
  expect((await open("/readyz")).json()).toEqual({ status: "ready" });
});

test.each([
  ["written to, e.g. because another process holds its lock", "enqueue"],
  ["read", "find"],
] as const)(
  "readiness is 503 while the store cannot be %s; the process lives all the same",
  async (_, method) => {
    const healthy = store[method];
    Object.assign(store, {
      [method]: async () => {
        throw new ConnectorError({ code: "ACC_STORE_UNAVAILABLE", stage: "store", delivery: "notSent" });
      },
    });
    const answer = await open("/readyz");
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { error: expect.objectContaining({ code: "ACC_REQUEST_UNAVAILABLE" }) },
    ]);
    expect((await open("/healthz")).statusCode).toBe(200);
    Object.assign(store, { [method]: healthy });
    expect((await open("/readyz")).statusCode).toBe(200);
    expect(await store.list({})).toEqual([]);
  },
);

describe("metrics", () => {
  const metric = async (start: string): Promise<readonly string[]> =>
    (await open("/metrics")).body.split("\n").filter((line) => line.startsWith(start));

  test("count submissions, parked ones, deliveries and requests", async () => {
    await store.enqueue([makeSubmission({ identifier: "p", state: "parked", client: "other" })]);
    await post(running, accounting("ledger"), {
      ledgers: [plainLedger("a"), plainLedger("b", 1, "2019-01-01")],
    });
    expect(await metric("confirma_connect_submissions")).toEqual([
      'confirma_connect_submissions{client="acme",kind="ledger",state="queued"} 2',
      'confirma_connect_submissions{client="other",kind="ledger",state="parked"} 1',
    ]);
    for (const { worker } of running.gateway.clients.values()) worker.start();
    const states = ["queued", "sending", "unknown", "resolving"] as const;
    while ((await store.list({ states })).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const { worker } of running.gateway.clients.values()) await worker.stop();
    expect(await metric("confirma_connect_submissions")).toEqual([
      'confirma_connect_submissions{client="acme",kind="ledger",state="accepted"} 1',
      'confirma_connect_submissions{client="acme",kind="ledger",state="refused"} 1',
      'confirma_connect_submissions{client="other",kind="ledger",state="parked"} 1',
    ]);
    expect(await metric("confirma_connect_parked")).toEqual([
      'confirma_connect_parked{client="acme"} 0',
      'confirma_connect_parked{client="other"} 1',
    ]);
    const deliveries = await metric("confirma_connect_deliveries_total");
    expect(deliveries).toContain(
      'confirma_connect_deliveries_total{client="acme",kind="ledger",outcome="accept"} 1',
    );
    expect(deliveries).toContain(
      'confirma_connect_deliveries_total{client="acme",kind="ledger",outcome="refuse"} 1',
    );
    expect(await metric("confirma_connect_requests_total")).toContain(
      'confirma_connect_requests_total{route="/api/v1/partner/accounting/ledger",method="POST",status="202"} 1',
    );
  });

  test("tell the age of the oldest open submission", async () => {
    await store.enqueue([makeSubmission({ identifier: "p", state: "parked" })]);
    const [line = ""] = await metric("confirma_connect_oldest_pending_seconds");
    expect(Number(line.split(" ")[1])).toBeGreaterThan(1);
    expect(await metric('confirma_connect_oldest_pending_seconds{client="other"}')).toEqual([
      'confirma_connect_oldest_pending_seconds{client="other"} 0',
    ]);
  });

  test("never take a label from what a caller wrote", async () => {
    await get(running, "/canary-path?canary=1");
    await post(running, accounting("ledger"), ledgerBody("canary-identifier"));
    const { body } = await open("/metrics");
    expect(body).toContain('route="(none)"');
    expect(body).not.toContain("canary");
  });

  test("can be for operators only, or off", async () => {
    const guarded = await openTestGateway({ config: { metrics: "operator" } });
    expect((await exchange({ method: "GET", url: `${guarded.url}/metrics` })).statusCode).toBe(401);
    expect((await get(guarded, "/metrics")).statusCode).toBe(403);
    expect((await get(guarded, "/metrics", keys.operator)).statusCode).toBe(200);
    await guarded.close();
    const off = await openTestGateway({ config: { metrics: "off" } });
    expect((await get(off, "/metrics", keys.operator)).statusCode).toBe(404);
    await off.close();
  });
});

describe("the interactive page", () => {
  test("loads everything from this process", async () => {
    const page = await open("/docs");
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).toContain("default-src 'self'");
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
    expect(addresses).toHaveLength(4);
    for (const address of addresses) {
      const asset = await exchange({ method: "GET", url: new URL(address, `${running.url}/docs`).href });
      expect([address, asset.statusCode]).toEqual([address, 200]);
      expect(asset.body.length).toBeGreaterThan(50);
    }
    expect((await open("/docs/start.js")).body).toContain('"openapi.json"');
  });

  test("can be off", async () => {
    const off = await openTestGateway({ config: { docs: false } });
    expect((await get(off, "/docs")).statusCode).toBe(404);
    expect((await get(off, "/openapi.json")).statusCode).toBe(404);
    await off.close();
  });
});

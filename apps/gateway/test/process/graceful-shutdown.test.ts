import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { openSqliteStore } from "@confirma-connect/store";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { GatewayConfigInput } from "../../src/config/gateway-config.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { plainLedger } from "../http/documents.ts";
import { accounting, get, post, rowsOf } from "../http/requests.ts";
import { keys } from "../http/test-gateway.ts";
import { type ServingProcess, startServing } from "./serving-process.ts";

const company = demoNetvisorCompany();
const environment = { CUSTOMER_KEY: company.customerKey, PARTNER_KEY: demoNetvisorPartner.key };

let folder: string;
let netvisor: NetvisorSimulator;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-process-"));
  netvisor = await startNetvisorSimulator();
});
afterEach(async () => {
  await netvisor.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(changed: Partial<GatewayConfigInput> = {}): Promise<ServingProcess> {
  const system = {
    type: "netvisor",
    baseUrl: netvisor.url,
    customerId: company.customerId,
    customerKey: "env:CUSTOMER_KEY",
    partnerId: demoNetvisorPartner.id,
    partnerKey: "env:PARTNER_KEY",
    organisationId: company.organisationId,
  } as const;
  const plan = { documentClasses: { ML: "Myyntilasku" } };
  const config: GatewayConfigInput = {
    listen: { port: 0 },
    store: { file: "submissions.db" },
    clients: [{ id: "acme", apiKeyHashes: [hashApiKey(keys.acme)], system, plan }],
    retry: { firstDelayMs: 50, firstLookUpMs: 50 },
    pollMs: 50,
    ...changed,
  };
  const file = join(folder, "gateway.json");
  await writeFile(file, JSON.stringify(config));
  return startServing(file, environment);
}

const until = async (happened: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await happened())) await new Promise((resolve) => setTimeout(resolve, 10));
};

const writes = (): number =>
  netvisor.probe.requests().filter(({ resource }) => resource === "accounting").length;

test("SIGTERM while a request is under way: it is recorded, nothing is lost, nothing is sent twice", async () => {
  const first = await serve();
  netvisor.arm({ kind: "slowAnswer", delayMs: 700, when: { resource: "accounting", times: 1 } });
  const wanted = Array.from({ length: 12 }, (_, index) => `doc-${index}`);
  const answers = await Promise.all(
    wanted.map((name, index) =>
      post(first, accounting("ledger"), { ledgers: plainLedger(name, 10 + index) }),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(wanted.map(() => 202));
  await until(() => writes() === 1);
  expect(await first.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(first.logged()).toContain('"event":"gateway.stopped"');

  const store = await openSqliteStore({ file: join(folder, "submissions.db") });
  const kept = await store.list({});
  await store.close();
  expect(kept.map(({ identifier }) => identifier).sort()).toEqual([...wanted].sort());
  // What was on the wire has an outcome: the answer, or the knowledge that it must be looked up first.
  expect(kept.filter(({ state }) => state === "sending")).toEqual([]);
  expect(kept.filter(({ state }) => state === "queued").length).toBeGreaterThan(0);

  const second = await serve();
  await until(async () =>
    rowsOf(await get(second, accounting("ledger"))).every(({ status }) => status === 1),
  );
  expect(await second.end("SIGTERM")).toEqual({ code: 0, signal: null });
  const { vouchers, balances, trialBalance } = netvisor.probe.books();
  expect([vouchers.length, writes(), trialBalance]).toEqual([12, 12, 0]);
  expect(balances["1701"]).toBe(wanted.reduce((sum, _name, index) => sum + (10 + index) * 100, 0));
  for (const secret of [...Object.values(environment), ...Object.values(keys)]) {
    expect(first.logged() + second.logged()).not.toContain(secret);
  }
}, 40_000);

test("SIGTERM while callers go on sending: what was answered with 202 is in the store", async () => {
  const serving = await serve();
  const taken: string[] = [];
  let stopped = false;
  const caller = async (name: string): Promise<void> => {
    for (let number = 0; !stopped; number += 1) {
      const identifier = `${name}-${number}`;
      // A refused connection says that nothing was taken: the caller would repeat it.
      const answer = await post(serving, accounting("ledger"), { ledgers: plainLedger(identifier) }).catch(
        () => undefined,
      );
      if (answer?.statusCode === 202) taken.push(identifier);
      if (answer === undefined || answer.statusCode === 503) return;
    }
  };
  const callers = ["a", "b", "c", "d"].map(caller);
  await until(() => taken.length >= 20);
  const ended = await serving.end("SIGTERM");
  stopped = true;
  await Promise.all(callers);
  expect(ended).toEqual({ code: 0, signal: null });
  const store = await openSqliteStore({ file: join(folder, "submissions.db") });
  const kept = new Set((await store.list({})).map(({ identifier }) => identifier));
  await store.close();
  expect(taken.filter((identifier) => !kept.has(identifier))).toEqual([]);
}, 40_000);

test("SIGTERM while a request hangs: the gateway ends within its bound, and the next one delivers once", async () => {
  const retry = { firstDelayMs: 50, firstLookUpMs: 50, leaseMs: 1_000 };
  const first = await serve({ shutdownSeconds: 1, retry });
  netvisor.arm({ kind: "slowAnswer", delayMs: 60_000, when: { resource: "accounting", times: 1 } });
  await post(first, accounting("ledger"), { ledgers: plainLedger("hanging", 25) });
  await until(() => writes() === 1);
  expect(await first.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(first.logged()).toContain('"event":"gateway.stopped.unfinished"');
  const second = await serve({ retry });
  await until(async () =>
    rowsOf(await get(second, accounting("ledger"))).every(({ status }) => status === 1),
  );
  await second.end("SIGTERM");
  expect([netvisor.probe.books().vouchers.length, writes()]).toEqual([1, 1]);
}, 40_000);

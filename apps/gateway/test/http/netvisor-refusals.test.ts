import { MemorySubmissionStore } from "@confirma-connect/core";
import {
  demoNetvisorPartner,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { z } from "zod";
import { composeGateway, type Gateway } from "../../src/composition/compose-gateway.ts";
import { GatewayConfig } from "../../src/config/gateway-config.ts";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { customerIdOf, customerKeyOf, netvisorCompany } from "../../src/demo/scene/netvisor-company.ts";
import { netvisorPlan } from "../../src/demo/scene/netvisor-plan.ts";
import { buildServer } from "../../src/http/build-server.ts";
import { Lifecycle } from "../../src/http/lifecycle.ts";
import { GatewayMetrics } from "../../src/metrics/gateway-metrics.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { plainLedger } from "./documents.ts";
import { accounting, get, post, rowsOf } from "./requests.ts";
import { keys } from "./test-gateway.ts";

const environment = { CUSTOMER_KEY: customerKeyOf(northClient), PARTNER_KEY: demoNetvisorPartner.key };

let netvisor: NetvisorSimulator;
let gateway: Gateway;
let running: { readonly url: string; close(): Promise<void> };
beforeEach(async () => {
  netvisor = await startNetvisorSimulator({ companies: [netvisorCompany(northClient)] });
  const system = {
    type: "netvisor" as const,
    baseUrl: netvisor.url,
    customerId: customerIdOf(northClient),
    customerKey: "env:CUSTOMER_KEY",
    partnerId: demoNetvisorPartner.id,
    partnerKey: "env:PARTNER_KEY",
    organisationId: northClient.businessId,
  };
  const config = GatewayConfig.parse({
    store: { file: "unused.db" },
    clients: [{ id: "acme", apiKeyHashes: [hashApiKey(keys.acme)], system, plan: netvisorPlan(northClient) }],
    retry: { firstDelayMs: 10, firstLookUpMs: 10 },
    pollMs: 20,
  });
  const store = new MemorySubmissionStore();
  gateway = await composeGateway(config, { secrets: hostSecrets(environment), store });
  const server = buildServer({ gateway, metrics: new GatewayMetrics(), lifecycle: new Lifecycle() });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  for (const { worker } of gateway.clients.values()) worker.start();
  running = { url, close: () => server.close() };
});
afterEach(async () => {
  await Promise.all([...gateway.clients.values()].map(({ worker }) => worker.stop()));
  await running.close();
  await netvisor.close();
});

const Listed = z.object({
  submissions: z.array(
    z.object({
      state: z.string(),
      problems: z.array(
        z.object({ code: z.string(), pointer: z.string(), message: z.string(), advice: z.string() }),
      ),
    }),
  ),
});

async function refused(document: object) {
  expect((await post(running, accounting("ledger"), { ledgers: document })).statusCode).toBe(202);
  for (;;) {
    const answer = await get(running, accounting("ledger"));
    const [row] = rowsOf(answer);
    if (row?.status === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      continue;
    }
    const { submissions } = Listed.parse((await get(running, "/api/v1/connect/submissions")).json());
    return { row, problems: submissions[0]?.problems ?? [], state: submissions[0]?.state };
  }
}

/** What Netvisor said about the only submission, as its owner sees it. */
async function vendorText(): Promise<string> {
  const [submission] = await gateway.store.list({});
  const answer = await get(running, `/api/v1/connect/submissions/${submission?.reference ?? ""}`);
  const Detail = z.object({
    steps: z.array(z.object({ vendor: z.object({ text: z.string().nullable() }).nullable() })),
  });
  return Detail.parse(answer.json())
    .steps.map(({ vendor }) => vendor?.text ?? "")
    .join(" ");
}

test("a document in a closed period: failed, with the place and what to do", async () => {
  const { row, problems, state } = await refused(plainLedger("closed", 10, "2017-06-01"));
  expect([row?.status, state]).toEqual([2, "refused"]);
  expect(row?.["description"]).toBe(`Failed: ${problems[0]?.code ?? ""}`);
  // Netvisor's answer names no field, so the pointer is the whole document; code and advice name the period.
  expect(problems).toEqual([expect.objectContaining({ code: "ACC_REFUSED_PERIOD_LOCKED", pointer: "" })]);
  expect(problems[0]?.advice).toMatch(/period/iu);
  expect(netvisor.probe.books().vouchers).toEqual([]);
});

test("an account that Netvisor does not have: failed, with the row and what to do", async () => {
  const { ledgerRows, ...document } = plainLedger("unknown-account");
  const rows = ledgerRows.map((row, index) => (index === 1 ? { ...row, accountNumber: "7777" } : row));
  const { row, problems, state } = await refused({ ...document, ledgerRows: rows });
  expect([row?.status, state]).toEqual([2, "refused"]);
  // Netvisor's answer names the account in its text and no row, so the pointer is the whole document.
  expect(problems).toEqual([expect.objectContaining({ code: "ACC_REFUSED_INVALID_DATA", pointer: "" })]);
  expect(problems[0]?.advice).toMatch(/vendor text/u);
  expect(await vendorText()).toContain("7777");
  expect(netvisor.probe.books().vouchers).toEqual([]);
});

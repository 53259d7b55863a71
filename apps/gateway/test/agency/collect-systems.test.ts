import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { civilDate, Invoice } from "@confirma-connect/core";
import {
  type ConfirmaSimulator,
  demoProcountorClient,
  type ProcountorSimulator,
  startConfirmaSimulator,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { runCollection } from "../../src/agency/collection-run.ts";
import { composeGateway } from "../../src/composition/compose-gateway.ts";
import { startGateway } from "../../src/composition/start-gateway.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { lakeClient } from "../../src/demo/client/demo-clients.ts";
import { apiKeyOf, companyIdOf, procountorCompany } from "../../src/demo/scene/procountor-company.ts";
import { procountorPlan } from "../../src/demo/scene/procountor-plan.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { run } from "../command/fake-host.ts";
import { collection, overdueInvoices } from "./collect-stage.ts";

let folder: string;
let agency: ConfirmaSimulator;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "collect-systems-"));
  agency = await startConfirmaSimulator();
  await writeFile(join(folder, "agency.key"), "demo-confirma-key");
});
afterEach(async () => {
  await agency.close();
  await rm(folder, { recursive: true, force: true });
});

/** Writes the configuration of a client that collects; gives its path. */
async function configure(system: object, plan: object = {}): Promise<string> {
  const file = join(folder, "gateway.json");
  const confirma = { environment: "staging", key: "file:agency.key", baseUrl: agency.url };
  const client = {
    id: "shop",
    apiKeyHashes: [hashApiKey("client-key")],
    system,
    plan,
    agency: { confirma, collection },
  };
  const config = {
    listen: { port: 0 },
    store: { file: "submissions.sqlite" },
    retry: { firstDelayMs: 10, firstLookUpMs: 10 },
    pollMs: 20,
    log: { level: "silent" },
    clients: [client],
  };
  await writeFile(file, JSON.stringify(config));
  await writeFile(join(folder, "client.key"), "client-key");
  return file;
}

const invoices = (count: number) =>
  JSON.stringify({ invoices: overdueInvoices(count).map((each) => Invoice.encode(each)) });

const collect = (config: string, ...more: readonly string[]) =>
  run(["collect", "--config", config, "--from", "2026-01-01", ...more]);

const wholeYear = { from: civilDate("2026-01-01"), to: civilDate("2026-12-31") };

const cases = () =>
  agency.probe.books().cases.map(({ invoiceNumber, open }) => [invoiceNumber, open.capital]);

/** A person in Procountor: a payment of 50.00 for the first invoice, and the others marked as paid. */
function payByHand(simulator: ProcountorSimulator): void {
  simulator.amend(companyIdOf(lakeClient), (book) => {
    const [first] = book.invoices;
    if (first === undefined) throw new Error("there is no invoice");
    const event = {
      id: book.nextId,
      invoiceId: first.id,
      type: "MANUAL",
      paymentDate: "2026-05-04",
      settledCents: 5_000,
      paidCurrency: "EUR",
      amountCents: 5_000,
      description: "",
      receiptId: undefined,
    };
    const paid = { ...first, openCents: first.openCents - 5_000, status: "PARTLY_PAID" as const };
    return {
      ...book,
      nextId: book.nextId + 1,
      paymentEvents: [...book.paymentEvents, event],
      invoices: book.invoices.map((each) =>
        each === first ? paid : { ...each, status: "MARKED_PAID" as const },
      ),
    };
  });
}

test("collect from Procountor: overdue invoices once; then what a person did there", async () => {
  const simulator = await startProcountorSimulator({ companies: [procountorCompany(lakeClient)] });
  await writeFile(join(folder, "secret.key"), demoProcountorClient.secret);
  await writeFile(join(folder, "api.key"), apiKeyOf(lakeClient));
  const { vatCodes = [], ...plan } = procountorPlan(lakeClient);
  const config = await configure(
    {
      type: "procountor",
      baseUrl: simulator.url,
      clientId: demoProcountorClient.id,
      clientSecret: "file:secret.key",
      apiKey: "file:api.key",
    },
    { ...plan, vatCodes: [...vatCodes, { percentage: 25.5, target: "1 SALES" }] },
  );
  const gateway = await startGateway(await readGatewayConfig(config), { secrets: hostSecrets() });
  const at = ["--url", gateway.url, "--key", `file:${join(folder, "client.key")}`];
  await run(["submit", "invoice", "-", ...at], { input: invoices(2) });
  expect((await run(["status", "--watch", ...at])).code).toBe(0);
  await gateway.close();

  expect(await collect(config)).toMatchObject({ code: 0, out: expect.stringContaining("2 submitted") });
  expect(cases()).toEqual([
    ["700001", 16_794],
    ["700002", 18_096],
  ]);
  payByHand(simulator);
  const { code, out } = await collect(config);
  expect(code).toBe(0);
  expect(out).toMatch(/^700001 +DIRECTPAYMENT +50\.00 EUR +submitted +481000$/mu);
  expect(out).toMatch(/^700002 +WITHDRAW +submitted +481001$/mu);
  expect(await collect(config)).toMatchObject({ code: 0, out: "collect: nothing to tell\n" });
  await simulator.close();
}, 60_000);

test("collect from the sandbox, whose books live in the gateway that collects", async () => {
  const file = await configure({ type: "sandbox" }, { vatCodes: [{ percentage: 25.5, target: "S255" }] });
  const config = await readGatewayConfig(file);
  const [client] = config.clients;
  const secrets = hostSecrets();
  const gateway = await composeGateway(config, { secrets });
  const runtime = gateway.clients.get("shop");
  if (client === undefined || runtime === undefined) throw new Error("there is no client");
  await runtime.endpoints.submit("invoice", invoices(2));
  runtime.worker.start();
  const filter = { client: "shop", states: ["queued", "sending", "unknown", "resolving"], limit: 1 } as const;
  while ((await gateway.store.list(filter)).length > 0) await pause(10);
  await runtime.worker.stop();
  const collecting = () => runCollection({ gateway, client, secrets }, { period: wholeYear, dryRun: false });
  const told = (await collecting()).lines.map(({ invoiceNumber, result }) => [invoiceNumber, result]);
  expect(told).toEqual([
    ["700001", "submitted"],
    ["700002", "submitted"],
  ]);
  expect((await collecting()).lines).toEqual([]);
  await gateway.store.close();
});

test.each([[{}], [{ archive: "booked" }]])(
  "NetBaron cannot list its books, and says so (%j)",
  async (drop) => {
    const config = await configure(
      { type: "netbaron", drop: { type: "folder", path: ".", inbox: ".", ...drop } },
      { payments: { clearingAccount: "1910" } },
    );
    const { code, err } = await collect(config);
    expect([code, err]).toEqual([3, expect.stringContaining("nothing can be collected")]);
    expect(agency.probe.requests()).toEqual([]);
  },
);

import { access } from "node:fs/promises";
import { type Clock, civilDate, systemClock } from "@confirma-connect/core";
import { demoConfirmaAccount, startConfirmaSimulator } from "@confirma-connect/simulators";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type RunningGateway, startGateway } from "../../src/composition/start-gateway.ts";
import type { GatewayConfig } from "../../src/config/gateway-config.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { pinoLog } from "../../src/log/pino-log.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

let stage: AgencyStage;
beforeAll(async () => {
  stage = await openAgencyStage();
  await stage.openInvoices();
}, 60_000);
afterAll(() => stage.close());

const running: RunningGateway[] = [];
afterEach(async () => {
  stage.agency.disarm();
  for (const gateway of running.splice(0)) await gateway.close();
});

/** The machine's clock, on the last day of the month that the agency settled. */
const clock: Clock = { ...systemClock, today: () => civilDate("2026-03-31") };

interface Changes {
  readonly lookBackDays?: number;
  readonly confirma?: { readonly key?: string; readonly baseUrl?: string };
}

async function scheduled({ lookBackDays = 30, confirma }: Changes = {}): Promise<GatewayConfig> {
  const config = await readGatewayConfig(stage.config);
  const clients = config.clients.map((client) => {
    const { agency } = client;
    if (agency?.confirma === undefined) return client;
    const schedule = { everyMinutes: 60, lookBackDays };
    return { ...client, agency: { ...agency, confirma: { ...agency.confirma, ...confirma }, schedule } };
  });
  return { ...config, clients };
}

/** Serves with a schedule; gives what was logged. */
async function serve(config: GatewayConfig) {
  const lines: string[] = [];
  const log = pinoLog("info", { write: (line) => void lines.push(line) });
  const gateway = await startGateway(config, { secrets: hostSecrets(), clock, log });
  running.push(gateway);
  const events = (name: string): readonly object[] =>
    lines.map((line) => JSON.parse(line)).filter(({ event }) => event === name);
  const until = async (name: string): Promise<void> => {
    while (events(name).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const metric = async (start: string): Promise<readonly string[]> => {
    const text = await (await fetch(new URL("metrics", gateway.url))).text();
    return text.split("\n").filter((line) => line.startsWith(`confirma_connect_${start}`));
  };
  return { ...gateway, events, until, metric };
}

const balances = () => stage.simulator.probe.books().balances;

describe("a gateway with a schedule", () => {
  test("serves and delivers while the agency is down, and says so without stopping", async () => {
    stage.agency.arm({ kind: "serverError", committed: false, when: { times: 100 } });
    const gateway = await serve(await scheduled());
    await gateway.until("pull.failed");
    expect(gateway.events("pull.failed")).toEqual([
      expect.objectContaining({ level: "warn", client: "shop", code: expect.stringMatching(/^ACC_/u) }),
    ]);
    expect(await gateway.metric("pulls_total")).toEqual([
      'confirma_connect_pulls_total{client="shop",outcome="finished"} 0',
      'confirma_connect_pulls_total{client="shop",outcome="failed"} 1',
    ]);
    expect((await fetch(new URL("readyz", gateway.url))).status).toBe(200);
  });

  test("is not held up at its end by an agency that does not answer", async () => {
    stage.agency.arm({ kind: "loseRequest", silent: true, when: { times: 100 } });
    const before = stage.agency.probe.requests().length;
    const gateway = await serve(await scheduled());
    while (stage.agency.probe.requests().length === before) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await gateway.close()).toBe(true);
    expect([...gateway.events("pull.failed"), ...gateway.events("pull.finished")]).toEqual([]);
  });

  test("brings the month's settlements into the books without any command", async () => {
    const before = balances();
    const gateway = await serve(await scheduled());
    await gateway.until("pull.finished");
    const at = ["--url", gateway.url, "--key", stage.clientKey];
    expect((await run(["status", "--watch", ...at])).code).toBe(0);
    const { settlements } = stage.agency.probe.books();
    const paidOut = settlements
      .flatMap(({ allocations }) =>
        allocations.map(({ parts }) => parts.capital + parts.interest + parts.costs),
      )
      .reduce((sum, amount) => sum + amount, 0);
    expect(settlements.length).toBeGreaterThan(0);
    expect((balances()["1910"] ?? 0) - (before["1910"] ?? 0)).toBe(paidOut);
    expect(balances()["1920"] ?? 0).toBe(before["1920"] ?? 0);
    expect(await gateway.metric("pull_entries_total")).toEqual([
      `confirma_connect_pull_entries_total{client="shop",outcome="submitted"} ${settlements.length}`,
    ]);
    expect(await gateway.metric("pull_last_success_timestamp_seconds")).toHaveLength(1);
  }, 60_000);

  test("does nothing twice after a restart, and reconciling finds no difference", async () => {
    const before = balances();
    const gateway = await serve(await scheduled());
    await gateway.until("pull.finished");
    const count = stage.agency.probe.books().settlements.length;
    expect(gateway.events("pull.finished")).toEqual([
      expect.objectContaining({ count, counts: expect.objectContaining({ already: count, submitted: 0 }) }),
    ]);
    await gateway.close();
    expect(balances()).toEqual(before);
    expect((await stage.command("reconcile")).out).toContain("reconcile: 0 differences");
  }, 60_000);

  test("looks at the days that it is told to look at, and not at others", async () => {
    const gateway = await serve(await scheduled({ lookBackDays: 0 }));
    await gateway.until("pull.finished");
    const today = stage.agency.probe
      .books()
      .settlements.filter(({ settlementDate }) => settlementDate === "2026-03-31");
    expect(gateway.events("pull.finished")).toEqual([expect.objectContaining({ count: today.length })]);
  });

  test("names a settlement that the agency changed after it was booked, and books nothing for it", async () => {
    const { clientId: _id, counts: _counts, totals: _totals, ...rest } = stage.agency.probe.books();
    const { corrections: _corrections, renewals: _renewals, ...book } = rest;
    const [changed, ...others] = book.settlements;
    const [first, ...further] = changed?.allocations ?? [];
    if (changed === undefined || first === undefined) throw new Error("nothing was settled");
    const parts = { ...first.parts, capital: first.parts.capital + 1 };
    const settlements = [{ ...changed, allocations: [{ ...first, parts }, ...further] }, ...others];
    const account = demoConfirmaAccount({ book: { ...book, nextCaseId: 1, settlements } });
    const changing = await startConfirmaSimulator({ accounts: [account] });
    const before = balances();
    const gateway = await serve(await scheduled({ confirma: { baseUrl: changing.url } }));
    await gateway.until("pull.finished");
    expect(gateway.events("pull.attention")).toEqual([
      expect.objectContaining({
        level: "warn",
        reference: String(changed.settlementId),
        outcome: "conflict",
        code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT",
      }),
    ]);
    expect(await gateway.metric("pull_attention")).toEqual([
      'confirma_connect_pull_attention{client="shop"} 1',
    ]);
    await gateway.close();
    await changing.close();
    expect(balances()).toEqual(before);
  }, 60_000);

  test("does not start without the agency's key, and makes no store before it knows", async () => {
    const file = `${stage.folder}/never.sqlite`;
    const absent = {
      ...(await scheduled({ confirma: { key: "env:ABSENT_AGENCY_KEY" } })),
      store: { file },
    };
    await expect(startGateway(absent, { secrets: hostSecrets({}) })).rejects.toMatchObject({
      code: "ACC_CONFIG_SECRET",
      problems: [{ pointer: "/clients/0/agency/confirma/key" }],
    });
    await expect(access(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ProgressLine } from "../../src/command/output/progress-line.ts";
import { type RunningGateway, startGateway } from "../../src/composition/start-gateway.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import type { DemoClient } from "../../src/demo/client/demo-client.ts";
import { coastClient, demoClients, northClient } from "../../src/demo/client/demo-clients.ts";
import type { DemoGateway } from "../../src/demo/process/demo-gateway.ts";
import { printFaults, printTally } from "../../src/demo/run/print-demo.ts";
import { printSettled } from "../../src/demo/run/print-settled.ts";
import { type DemoParts, isClean, runDemo } from "../../src/demo/run/run-demo.ts";
import { allScenes } from "../../src/demo/scene/all-scenes.ts";
import type { DemoScene } from "../../src/demo/scene/demo-scene.ts";
import { netvisorScene } from "../../src/demo/scene/netvisor-scene.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";

/** A gateway in this process; it cannot be killed, only closed. */
function gatewayHere(config: string, environment: Readonly<Record<string, string>>): DemoGateway {
  let running: RunningGateway | undefined;
  const stop = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  return {
    start: async () => {
      running = await startGateway(await readGatewayConfig(config), {
        secrets: hostSecrets({ ...environment }),
      });
    },
    kill: stop,
    stop,
  };
}

const netvisorClients = [northClient, coastClient];

async function demo(openScene: DemoParts["openScene"], documents: number, clients = netvisorClients) {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  let said = "";
  const err = (text: string): void => {
    said += text;
  };
  const host = { errIsTerminal: true, err };
  try {
    const report = await runDemo({
      options: { documents, seed: 5 },
      clients,
      folder,
      progress: new ProgressLine(host),
      stopped: new AbortController().signal,
      openScene,
      openGateway: ({ config, environment }) => gatewayHere(config, environment),
    });
    return { report, said };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a small demo with faults ends clean, and its table tells what happened", async () => {
  const { report, said } = await demo(allScenes, 54, [...demoClients]);
  expect(report.verdict).toMatchObject({
    documents: 54,
    delivered: 54,
    duplicates: 0,
    lost: 0,
    difference: 0,
  });
  expect([...report.verdict.complaints, ...report.settledVerdict.complaints]).toEqual([]);
  expect(isClean(report)).toBe(true);
  expect(report.atOnce).toContainEqual({ system: "netvisor", most: 1, allowed: 1 });
  const evidenceOf = (system: string) =>
    new Set(
      report.rows
        .filter((row) => row.system === system)
        .flatMap(({ evidence }) =>
          Object.entries(evidence).flatMap(([grade, count]) => (count > 0 ? [grade] : [])),
        ),
    );
  expect(evidenceOf("netvisor")).toContain("readBack");
  expect(evidenceOf("procountor")).toContain("readBack");
  expect(evidenceOf("netbaron")).toEqual(new Set(["handedOver"]));
  expect(report.repeated).toBeGreaterThan(0);
  expect(report.refusals).toBeGreaterThan(0);
  expect(report.faults.length).toBeGreaterThan(0);
  expect(report.settledVerdict).toMatchObject({ differences: 0, kinds: 12, falseAlarms: 0, complaints: [] });
  expect(report.settledVerdict.found).toBe(report.settledVerdict.planted);
  expect(report.settled.map(({ system }) => system)).toEqual(["netvisor", "procountor", "netbaron"]);
  expect(report.settled.every(({ settlements, again }) => settlements > 0 && again === 0)).toBe(true);
  const settled = printSettled(report.settled, report.settledVerdict);
  expect(settled).toMatch(/^reconcile: 0 differences$/m);
  expect(settled).toMatch(/^drift: 12 kinds planted (\d+) times, \1 found and named, 0 false alarms$/m);
  expect(said).toContain("killed");
  expect(printTally(report.rows)).toMatch(/^netbaron +all +\d+ +\d+ +0 +0 +0 +\d+ /m);
  expect(printTally(report.rows)).toMatch(/^all +all +54 +54 /m);
  expect(printFaults(report.faults)).toMatch(/^faults met: \D+ \d+/);
}, 60_000);

test("a booking behind the demo's back is found", async () => {
  const meddling = async (clients: readonly DemoClient[]): Promise<DemoScene> => {
    const scene = await netvisorScene(clients);
    return {
      ...scene,
      armFaults: () => undefined,
      booksOf: (client) => {
        const books = scene.booksOf(client);
        return { ...books, signatures: [...books.signatures, "invoice 1 100"] };
      },
    };
  };
  const { report } = await demo(meddling, 20);
  expect(report.verdict).toMatchObject({ delivered: 20, duplicates: 2, lost: 0, difference: 0 });
  expect(isClean(report)).toBe(false);
}, 60_000);

import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type Clock, civilDate, systemClock } from "@confirma-connect/core";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startGateway } from "../../src/composition/start-gateway.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { pinoLog } from "../../src/log/pino-log.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

let stage: AgencyStage;

/** The agency's answers, with two fields in every settlement that no page documents. */
const agency = createServer(async ({ url = "" }, response) => {
  const answer = await fetch(new URL(url, stage.agency.url), {
    headers: { "X-Api-Key": "demo-confirma-key" },
  });
  const text = (await answer.text()).replaceAll(
    '"settlementDate":',
    '"commission":12.34,"payer":"Canary Person","settlementDate":',
  );
  response.writeHead(answer.status, { "Content-Type": "application/json" }).end(text);
});

beforeAll(async () => {
  stage = await openAgencyStage();
  agency.listen(0, "127.0.0.1");
  await once(agency, "listening");
  const address = agency.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const config = await readFile(stage.config, "utf8");
  const own = `http://127.0.0.1:${address.port}`;
  await writeFile(stage.config, config.replaceAll(JSON.stringify(stage.agency.url), JSON.stringify(own)));
}, 60_000);
afterAll(async () => {
  agency.close();
  await stage.close();
});

test("the report of a pull names each field that nobody reads once, without what stood there", async () => {
  const { code, out } = await stage.command("pull", "--dry-run");
  expect(code).toBe(0);
  const named = [...out.matchAll(/^confirma settlements: warning (\S+) at (\S+):/gmu)];
  expect(named.map(([, ...words]) => words)).toEqual([
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "/settlements/0/commission"],
    ["ACC_DOCUMENT_FIELD_UNKNOWN", "/settlements/0/payer"],
  ]);
  expect(out).toMatch(/pull: \d+ read, \d+ shown, 2 warnings\n$/u);
  const json = await stage.command("pull", "--dry-run", "--json");
  expect(JSON.parse(json.out).warnings).toEqual(
    ["/settlements/0/commission", "/settlements/0/payer"].map((pointer) => ({
      source: "confirma",
      type: "settlement",
      problem: expect.objectContaining({ severity: "warning", code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer }),
    })),
  );
  expect(out + json.out).not.toMatch(/Canary|12\.34/u);
});

test("a gateway that pulls by itself logs each of them once", async () => {
  const config = await readGatewayConfig(stage.config);
  const schedule = { everyMinutes: 60, lookBackDays: 60 };
  const clients = config.clients.map((client) =>
    client.agency === undefined ? client : { ...client, agency: { ...client.agency, schedule } },
  );
  const lines: string[] = [];
  const log = pinoLog("info", { write: (line) => void lines.push(line) });
  const clock: Clock = { ...systemClock, today: () => civilDate("2026-04-10") };
  const gateway = await startGateway({ ...config, clients }, { secrets: hostSecrets(), clock, log });
  const events = (name: string): readonly object[] =>
    lines.map((line) => JSON.parse(line)).filter(({ event }) => event === name);
  while (events("pull.finished").length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await gateway.close();
  const about = {
    client: "shop",
    source: "confirma",
    kind: "settlement",
    code: "ACC_DOCUMENT_FIELD_UNKNOWN",
  };
  expect(events("pull.unread")).toEqual(
    ["commission", "payer"].map((name) => ({
      ...about,
      level: "warn",
      event: "pull.unread",
      pointer: `/settlements/0/${name}`,
      time: expect.any(String),
    })),
  );
  expect(lines.join("")).not.toMatch(/Canary|12\.34/u);
}, 60_000);

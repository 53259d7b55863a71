import { readFile } from "node:fs/promises";
import { MemorySubmissionStore } from "@confirma-connect/core";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RunningGateway, startGateway } from "../../src/composition/start-gateway.ts";
import { parseGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { accounting, get, post, rowsOf } from "../http/requests.ts";

const example = (name: string): Promise<string> =>
  readFile(new URL(`../../../../examples/${name}`, import.meta.url), "utf8");

const environment = {
  NETVISOR_CUSTOMER_KEY: demoNetvisorCompany().customerKey,
  NETVISOR_PARTNER_KEY: demoNetvisorPartner.key,
};

test("examples/README.md names the keys that the simulator prints", async () => {
  const page = await example("README.md");
  for (const [name, key] of Object.entries(environment)) expect(page).toContain(`${name}=${key}`);
});

let netvisor: NetvisorSimulator;
let gateway: RunningGateway;
beforeEach(async () => {
  netvisor = await startNetvisorSimulator();
  const text = await example("gateway/gateway.json");
  const config = parseGatewayConfig(text.replace("http://127.0.0.1:8090/", netvisor.url), "gateway.json");
  gateway = await startGateway(
    { ...config, listen: { ...config.listen, port: 0 } },
    { secrets: hostSecrets(environment), store: new MemorySubmissionStore() },
  );
});
afterEach(async () => {
  await gateway.close();
  await netvisor.close();
});

/** Submits a documented document and waits until it is no longer pending. */
async function settled(kind: string) {
  const path = accounting(kind);
  expect(await post(gateway, path, await example(`documents/${kind}.json`), "trial")).toMatchObject({
    statusCode: 202,
  });
  for (;;) {
    const [row] = rowsOf(await get(gateway, path, "trial"));
    if (row?.status !== 0) return row;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("gateway/gateway.json brings the documented documents into a simulated Netvisor", async () => {
  expect(await settled("ledger")).toMatchObject({ status: 1 });
  expect(await settled("invoice")).toMatchObject({ status: 1 });
  expect(netvisor.probe.books()).toMatchObject({ balances: { "1701": 299_000 + 130_181 } });
});

test("its payment is refused, because its invoice is not the documented one", async () => {
  expect(await settled("payment")).toMatchObject({
    status: 2,
    description: "Failed: ACC_REFUSED_INVALID_DATA",
  });
});

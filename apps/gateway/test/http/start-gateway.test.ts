import { once } from "node:events";
import { Agent, request } from "node:http";
import { ConnectorError, MemorySubmissionStore } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { startGateway } from "../../src/composition/start-gateway.ts";
import { GatewayConfig, type GatewayConfigInput } from "../../src/config/gateway-config.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";
import { ledgerBody } from "./documents.ts";
import { accounting, get, post, rowsOf } from "./requests.ts";
import { keys, testConfig } from "./test-gateway.ts";

/** A store that says when it was closed, and whose next enqueue can be held back. */
class WatchedStore extends MemorySubmissionStore {
  closed = 0;
  entered = 0;
  hold: Promise<void> = Promise.resolve();

  override async enqueue(...batch: Parameters<MemorySubmissionStore["enqueue"]>) {
    this.entered += 1;
    await this.hold;
    return super.enqueue(...batch);
  }

  override async close(): Promise<void> {
    this.closed += 1;
  }
}

const configOf = (changes: Partial<GatewayConfigInput> = {}): GatewayConfig =>
  GatewayConfig.parse({ ...testConfig, ...changes });

test("a started gateway delivers what it takes, and closes once however often it is asked", async () => {
  const store = new WatchedStore();
  const gateway = await startGateway(configOf({ pollMs: 600_000 }), { secrets: hostSecrets({}), store });
  await post(gateway, accounting("ledger"), ledgerBody("a", "b"));
  const settled = async (): Promise<boolean> =>
    rowsOf(await get(gateway, accounting("ledger"))).every(({ status }) => status === 1);
  while (!(await settled())) await new Promise((resolve) => setTimeout(resolve, 5));
  gateway.notify();
  gateway.notify("acme");
  await Promise.all([gateway.close(), gateway.close()]);
  await gateway.close();
  expect(store.closed).toBe(1);
  await expect(get(gateway, "/healthz")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("closing finishes the request under way, and does not wait for its kept connection", async () => {
  const store = new WatchedStore();
  const gateway = await startGateway(configOf(), { secrets: hostSecrets({}), store });
  let release: () => void = () => undefined;
  store.hold = new Promise((resolve) => {
    release = resolve;
  });
  const agent = new Agent({ keepAlive: true });
  const headers = { "x-api-key": keys.acme, "content-type": "application/json" };
  const outgoing = request(`${gateway.url}${accounting("ledger")}`, { method: "POST", headers, agent });
  const answered = once(outgoing, "response");
  outgoing.end(JSON.stringify(ledgerBody("a")));
  while (store.entered === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const closing = gateway.close();
  release();
  const [answer] = await answered;
  answer.resume();
  expect([answer.statusCode, answer.headers.connection]).toEqual([202, "close"]);
  await closing;
  expect([store.closed, (await store.list({})).length]).toEqual([1, 1]);
  agent.destroy();
});

describe("a gateway that cannot start", () => {
  test("names every client's missing secret at once, and closes the store", async () => {
    const system = {
      type: "netvisor",
      customerId: "c",
      customerKey: "env:ABSENT_ONE",
      partnerId: "p",
      partnerKey: "env:ABSENT_TWO",
    } as const;
    const client = (id: string, organisationId: string) => ({
      id,
      apiKeyHashes: [hashApiKey(id)],
      system: { ...system, organisationId },
    });
    const clients = [client("one", "1234567-8"), client("two", "2345678-9")];
    const store = new WatchedStore();
    const starting = startGateway(configOf({ clients }), { secrets: hostSecrets({}), store });
    await expect(starting).rejects.toMatchObject({
      code: "ACC_CONFIG_SECRET",
      problems: [{ pointer: "/clients/0" }, { pointer: "/clients/1" }],
    });
    expect(store.closed).toBe(1);
  });

  test("says that its port is taken, and closes the store", async () => {
    const first = await startGateway(configOf(), { secrets: hostSecrets({}), store: new WatchedStore() });
    const port = Number(new URL(first.url).port);
    const store = new WatchedStore();
    const error: unknown = await startGateway(configOf({ listen: { port } }), {
      secrets: hostSecrets({}),
      store,
    }).catch((reason: unknown) => reason);
    expect(ConnectorError.is(error) && error.message).toBe(
      `cannot listen on 127.0.0.1, port ${port}; is it in use?`,
    );
    expect(store.closed).toBe(1);
    await first.close();
  });

  test("says that its store cannot be opened", async () => {
    const config = configOf({ store: { file: "/nowhere/at/all/submissions.db" } });
    await expect(startGateway(config, { secrets: hostSecrets({}) })).rejects.toMatchObject({
      code: "ACC_STORE_UNAVAILABLE",
    });
  });
});

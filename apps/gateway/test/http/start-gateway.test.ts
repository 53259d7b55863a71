import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  const netvisor = {
    type: "netvisor",
    customerId: "c",
    customerKey: "env:ABSENT_ONE",
    partnerId: "p",
    partnerKey: "env:ABSENT_TWO",
  } as const;
  const client = (id: string, organisationId: string, changes: { readonly timeout?: number } = {}) => ({
    id,
    apiKeyHashes: [hashApiKey(id)],
    system: { ...netvisor, organisationId, ...changes },
  });

  test("names every missing secret of every client at once, and closes the store", async () => {
    const clients = [client("one", "1234567-8"), client("two", "2345678-9")];
    const store = new WatchedStore();
    const secrets = hostSecrets({ ABSENT_ONE: "" });
    const error: unknown = await startGateway(configOf({ clients }), { secrets, store }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: "ACC_CONFIG_SECRET",
      stage: "configure",
      problems: [
        { pointer: "/clients/0/system/customerKey" },
        { pointer: "/clients/0/system/partnerKey" },
        { pointer: "/clients/1/system/customerKey" },
        { pointer: "/clients/1/system/partnerKey" },
      ],
    });
    expect(ConnectorError.is(error) && error.message.split("\n")).toEqual([
      "/clients/0/system/customerKey: the environment variable ABSENT_ONE is not set",
      "/clients/0/system/partnerKey: the environment variable ABSENT_TWO is not set",
      "/clients/1/system/customerKey: the environment variable ABSENT_ONE is not set",
      "/clients/1/system/partnerKey: the environment variable ABSENT_TWO is not set",
    ]);
    expect(store.closed).toBe(1);
  });

  test.each([
    ["a secret is missing", {}, "/clients/0/system/customerKey"],
    ["an adapter refuses its options", { ABSENT_ONE: "key-one", ABSENT_TWO: "key-two" }, "/clients/0/system"],
  ])("makes no store when %s", async (_, environment, pointer) => {
    const folder = await mkdtemp(join(tmpdir(), "gateway-start-"));
    const file = join(folder, "submissions.db");
    const clients = [client("one", "1234567-8", { timeout: 600_000 })];
    const config = configOf({ store: { file }, clients });
    await expect(startGateway(config, { secrets: hostSecrets(environment) })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
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

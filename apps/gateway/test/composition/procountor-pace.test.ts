import { MemorySubmissionStore, Secret } from "@confirma-connect/core";
import { afterEach, describe, expect, test } from "@jest/globals";
import { composeGateway, type Gateway } from "../../src/composition/compose-gateway.ts";
import { GatewayConfig } from "../../src/config/gateway-config.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";

let open: Gateway | undefined;
afterEach(async () => {
  await open?.store.close();
  open = undefined;
});

const clientOf = (id: string, system: object) => ({
  id,
  apiKeyHashes: [hashApiKey(`key-of-${id}`)],
  system: {
    type: "procountor",
    clientSecret: "env:SECRET",
    apiKey: `env:KEY_${id.toUpperCase()}`,
    ...system,
  },
  plan: {},
});

async function compose(...clients: readonly object[]): Promise<Gateway> {
  const config = GatewayConfig.parse({ store: { file: "unused.db" }, clients });
  const secrets = { read: async (reference: string) => new Secret(reference) };
  open = await composeGateway(config, { secrets, store: new MemorySubmissionStore() });
  return open;
}

describe("clients in Procountor", () => {
  test("with one API client share its limit, so different numbers are refused, and where", async () => {
    const first = clientOf("first", { clientId: "ours" });
    const second = clientOf("second", { clientId: "ours", requestsPerSecond: 10 });
    await expect(compose(first, second)).rejects.toMatchObject({
      code: "ACC_CONFIG_INVALID",
      message: expect.stringMatching(/^\/clients\/1\/system: .*requestsPerSecond: 10 here, 20 for another/u),
    });
  });

  test("with API clients of their own have limits of their own", async () => {
    const first = clientOf("first", { clientId: "ours" });
    const second = clientOf("second", { clientId: "theirs", requestsPerSecond: 10 });
    expect([...(await compose(first, second)).clients.keys()]).toEqual(["first", "second"]);
  });
});

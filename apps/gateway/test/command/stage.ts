import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  demoNetvisorPartner,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { type RunningGateway, startGateway } from "../../src/composition/start-gateway.ts";
import { readGatewayConfig } from "../../src/config/read-gateway-config.ts";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { customerIdOf, customerKeyOf, netvisorCompany } from "../../src/demo/scene/netvisor-company.ts";
import { netvisorPlan } from "../../src/demo/scene/netvisor-plan.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";

/** A simulator, a configuration with key files, and a gateway when it was asked for. */
export interface Stage {
  readonly folder: string;
  readonly config: string;
  /** `file:` references of the client's and the operator's key. */
  readonly clientKey: string;
  readonly operatorKey: string;
  readonly simulator: NetvisorSimulator;
  serve(): Promise<RunningGateway>;
  /** Writes the configuration with other parts. */
  configure(parts: {
    readonly plan?: object;
    readonly system?: object;
    readonly store?: string;
  }): Promise<void>;
  close(): Promise<void>;
}

/** Sets a stage with one client of the demo. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "command-"));
  const simulator = await startNetvisorSimulator({ companies: [netvisorCompany(northClient)] });
  const files = { client: "client-key", operator: "operator-key", customer: customerKeyOf(northClient) };
  for (const [name, key] of Object.entries(files)) await writeFile(join(folder, `${name}.key`), `${key}\n`);
  await writeFile(join(folder, "partner.key"), demoNetvisorPartner.key);
  const config = join(folder, "gateway.json");
  const running: RunningGateway[] = [];
  const configure: Stage["configure"] = ({ plan = {}, system = {}, store = "submissions.sqlite" }) =>
    writeFile(
      config,
      JSON.stringify({
        listen: { port: 0 },
        store: { file: store },
        retry: { firstDelayMs: 10, firstLookUpMs: 10, lookUps: 2 },
        pollMs: 20,
        log: { level: "silent" },
        operator: { apiKeyHashes: [hashApiKey(files.operator)] },
        clients: [
          {
            id: "shop",
            apiKeyHashes: [hashApiKey(files.client)],
            plan: { ...netvisorPlan(northClient), ...plan },
            system: {
              type: "netvisor",
              baseUrl: simulator.url,
              customerId: customerIdOf(northClient),
              customerKey: "file:customer.key",
              partnerId: demoNetvisorPartner.id,
              partnerKey: "file:partner.key",
              organisationId: northClient.businessId,
              ...system,
            },
          },
        ],
      }),
    );
  await configure({});
  return {
    folder,
    config,
    simulator,
    configure,
    clientKey: `file:${join(folder, "client.key")}`,
    operatorKey: `file:${join(folder, "operator.key")}`,
    serve: async () => {
      const gateway = await startGateway(await readGatewayConfig(config), { secrets: hostSecrets() });
      running.push(gateway);
      return gateway;
    },
    close: async () => {
      for (const gateway of running) await gateway.close();
      await simulator.close();
      await rm(folder, { recursive: true });
    },
  };
}

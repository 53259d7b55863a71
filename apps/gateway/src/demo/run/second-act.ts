import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reconciliation } from "@confirma-connect/core";
import { startConfirmaSimulator } from "@confirma-connect/simulators";
import { pullClient } from "../../agency/pull-client.ts";
import { reconcileClient } from "../../agency/reconcile-client.ts";
import { composeGateway, type Gateway } from "../../composition/compose-gateway.ts";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";
import type { DemoSystem } from "../client/demo-client.ts";
import { type DriftFinding, findDrifts } from "../drift/find-drifts.ts";
import type { PlantedDrift } from "../drift/planted-drift.ts";
import type { DemoGateway } from "../process/demo-gateway.ts";
import { freePort } from "../process/free-port.ts";
import type { DemoScene } from "../scene/demo-scene.ts";
import { agencyVariableOf } from "../settlement/agency-config.ts";
import { type OpenClient, openClient } from "../settlement/open-client.ts";
import { agencyAccountOf, agencyKeyOf, pulledDays, reconciledDays } from "../settlement/settlement-month.ts";
import { Agency } from "./agency.ts";
import { demoConfig } from "./gateway-config.ts";
import type { DemoParts } from "./run-demo.ts";
import { untilSynced } from "./until-synced.ts";
import type { ClientWork } from "./workload.ts";

/** What became of one client's settlements. */
export interface SettledClient {
  readonly client: string;
  readonly system: DemoSystem;
  readonly settlements: number;
  /** Accounting documents that they became. */
  readonly documents: number;
  /** How many of them a second pull submitted again. */
  readonly again: number;
  readonly reconciliation: Reconciliation;
  readonly drifts: readonly DriftFinding[];
}

/** What the second act is played with. */
export interface SecondActParts
  extends Pick<DemoParts, "folder" | "progress" | "stopped" | "openGateway" | "options"> {
  readonly scene: DemoScene;
  /** The clients whose settlements are pulled, with what the first act delivered. */
  readonly work: readonly ClientWork[];
}

type Environment = Readonly<Record<string, string>>;

/** A gateway on the demo's store that serves nothing: what the commands `pull` and `reconcile` compose. */
async function withGateway<T>(
  file: string,
  environment: Environment,
  act: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  const gateway = await composeGateway(await readGatewayConfig(file), {
    secrets: hostSecrets({ ...environment }),
  });
  try {
    return await act(gateway);
  } finally {
    await gateway.store.close();
  }
}

/** Pulls every client's month twice: the second pull must find nothing new. */
async function pullTwice(gateway: Gateway, work: readonly ClientWork[], environment: Environment) {
  return Promise.all(
    work.map(async ({ client }) => {
      const open = await openClient(gateway, client.id, environment);
      const { entries } = await pullClient(open, { period: pulledDays });
      const again = await pullClient(open, { period: pulledDays });
      return {
        client,
        settlements: entries.filter(({ type, outcome }) => type === "settlement" && outcome === "submitted")
          .length,
        documents: entries.reduce((sum, { documents }) => sum + documents, 0),
        again: again.entries.filter(({ outcome }) => outcome !== "already").length,
      };
    }),
  );
}

/** Delivers what was pulled, through a gateway of its own process and the faults of the scene. */
async function deliver(parts: SecondActParts, gateway: DemoGateway, url: string): Promise<void> {
  const { scene, work, options } = parts;
  scene.armFaults(options.seed + 1);
  await gateway.start();
  try {
    await untilSynced(
      new Agency(url),
      work.map(({ client }) => client),
      parts,
    );
  } finally {
    await gateway.stop();
  }
  scene.calm();
  await scene.settled();
}

/** Reconciles a client, then plants one drift after the other in its books. */
async function audit(open: OpenClient, drifts: readonly PlantedDrift[]) {
  const reconcile = () => reconcileClient(open, { period: reconciledDays });
  return { reconciliation: await reconcile(), drifts: await findDrifts(drifts, reconcile) };
}

/** The month's settlements: pulled from the agency, delivered, reconciled; then drift is planted and looked for. */
export async function secondAct(parts: SecondActParts): Promise<readonly SettledClient[]> {
  const { scene, work, folder, progress } = parts;
  const accounts = work.map((each, index) => agencyAccountOf(each, index + 1));
  const agency = await startConfirmaSimulator({ accounts });
  try {
    const clients = work.map(({ client }) => client);
    const keys = clients.map((client) => [agencyVariableOf(client), agencyKeyOf(client.id)] as const);
    const environment = { ...scene.environment, ...Object.fromEntries(keys) };
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = join(folder, "gateway-agency.json");
    const text = JSON.stringify(demoConfig(folder, port, { scene, clients, agencyUrl: agency.url }));
    await writeFile(config, text);
    progress.note("second act: the agency's settlements of February are pulled, delivered and reconciled");
    const pulled = await withGateway(config, environment, (gateway) => pullTwice(gateway, work, environment));
    await deliver(parts, parts.openGateway({ config, url, environment }), url);
    progress.show("reconciling, and planting drift");
    return await withGateway(config, environment, (gateway) =>
      Promise.all(
        pulled.map(async ({ client, ...counts }) => ({
          client: client.id,
          system: client.system,
          ...counts,
          ...(await audit(await openClient(gateway, client.id, environment), scene.driftsOf(client))),
        })),
      ),
    );
  } finally {
    progress.clear();
    await agency.close();
  }
}

import { join } from "node:path";
import type { GatewayConfigInput } from "../../config/gateway-config.ts";
import { hashApiKey } from "../../secret/api-key.ts";
import type { DemoClient } from "../client/demo-client.ts";
import type { DemoScene } from "../scene/demo-scene.ts";
import { agencyConfigOf } from "../settlement/agency-config.ts";
import { apiKeyOf } from "./agency.ts";

/** Waiting times of the demo in milliseconds, far below production. */
const demoRetry = {
  firstDelayMs: 40,
  longestDelayMs: 400,
  firstLookUpMs: 60,
  lookUps: 30,
  leaseMs: 3_000,
} as const;

/** Who takes part. */
interface Participants {
  readonly scene: DemoScene;
  readonly clients: readonly DemoClient[];
  /** Address of the simulated agency; absent while nothing is pulled. */
  readonly agencyUrl?: string;
}

/** The gateway's configuration for the demo, as it is written to its file. */
export const demoConfig = (
  folder: string,
  port: number,
  { scene, clients, agencyUrl }: Participants,
): Omit<GatewayConfigInput, "clients"> & { readonly clients: readonly unknown[] } => ({
  listen: { host: "127.0.0.1", port },
  store: { file: join(folder, "submissions.sqlite") },
  limits: { requestsPerMinute: 1_000_000 },
  retry: demoRetry,
  pollMs: 100,
  log: { level: "error" },
  clients: clients.map((client) => ({
    id: client.id,
    apiKeyHashes: [hashApiKey(apiKeyOf(client))],
    ...scene.configOf(client),
    ...(agencyUrl === undefined ? {} : { agency: agencyConfigOf(client, agencyUrl) }),
  })),
});

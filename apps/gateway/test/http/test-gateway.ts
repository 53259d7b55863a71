import {
  isFinal,
  MemorySubmissionStore,
  type SubmissionStore,
  submissionStates,
} from "@confirma-connect/core";
import { composeGateway, type Gateway } from "../../src/composition/compose-gateway.ts";
import { GatewayConfig, type GatewayConfigInput } from "../../src/config/gateway-config.ts";
import { buildServer } from "../../src/http/build-server.ts";
import { Lifecycle } from "../../src/http/lifecycle.ts";
import { pinoLog } from "../../src/log/pino-log.ts";
import { deliveryMetricsLog } from "../../src/metrics/delivery-metrics-log.ts";
import { GatewayMetrics } from "../../src/metrics/gateway-metrics.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { hostSecrets } from "../../src/secret/host-secrets.ts";

/** Keys of the test gateway. */
export const keys = {
  acme: "acme-key-8f1c2d3e4b5a69788776655443322110",
  other: "other-key-00112233445566778899aabbccddeeff",
  operator: "operator-key-5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
} as const;

const plan = {
  documentClasses: { ML: "Sales invoices" },
  dimensions: { COST_CENTER: "Cost centre" },
  projectDimension: "Project",
  vatCodes: [{ code: "20", percentage: 25.5, target: "S255" }],
  payments: { clearingAccount: "1910" },
};

/** Two clients on the sandbox and an operator. */
export const testConfig: GatewayConfigInput = {
  listen: { port: 0 },
  store: { file: "unused.db" },
  clients: [
    { id: "acme", apiKeyHashes: [hashApiKey(keys.acme)], system: { type: "sandbox" }, plan },
    { id: "other", apiKeyHashes: [hashApiKey(keys.other)], system: { type: "sandbox" }, plan },
  ],
  operator: { apiKeyHashes: [hashApiKey(keys.operator)] },
  limits: { requestsPerMinute: 10_000 },
  pollMs: 20,
  log: { level: "debug" },
};

/** A gateway on a socket of its own, with its workers at rest. */
export interface TestGateway {
  readonly url: string;
  readonly gateway: Gateway;
  readonly lifecycle: Lifecycle;
  /** Everything that was logged, as written. */
  readonly logged: () => string;
  /** Lets the workers run until everything is settled or parked. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** What a test changes. */
export interface TestGatewayOptions {
  readonly config?: Partial<GatewayConfigInput>;
  readonly store?: SubmissionStore;
}

const open = submissionStates.filter((state) => !isFinal(state) && state !== "parked");

async function deliverAll({ clients, store }: Gateway): Promise<void> {
  for (const { worker } of clients.values()) worker.start();
  while ((await store.list({ states: open, limit: 1 })).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all([...clients.values()].map(({ worker }) => worker.stop()));
}

/** Composes a gateway with a store in memory and listens on loopback. (`inject` does not load in jest on Node 20.) */
export async function openTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const config = GatewayConfig.parse({ ...testConfig, ...options.config });
  const lines: string[] = [];
  const metrics = new GatewayMetrics();
  const lifecycle = new Lifecycle();
  const log = deliveryMetricsLog(pinoLog("debug", { write: (line) => void lines.push(line) }), metrics);
  const store = options.store ?? new MemorySubmissionStore();
  const gateway = await composeGateway(config, { secrets: hostSecrets({}), log, store });
  const server = buildServer({ gateway, metrics, lifecycle });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    gateway,
    lifecycle,
    logged: () => lines.join(""),
    deliver: () => deliverAll(gateway),
    close: () => server.close(),
  };
}

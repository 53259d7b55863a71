import { hostname } from "node:os";
import {
  type AccountingEndpoints,
  AccountingEndpointsToken,
  ClientProfile,
  Clock,
  ConnectorError,
  coreModule,
  DeliveryEngineToken,
  DeliveryWorker,
  type Log,
  type OperatorDesk,
  OperatorDeskToken,
  type SecretSource,
  SubmissionStore,
  type SystemRegistry,
  SystemRegistryToken,
} from "@confirma-connect/core";
import type { ProcountorPace } from "@confirma-connect/procountor";
import { storeModule } from "@confirma-connect/store";
import { Container } from "inversify";
import type { ClientConfig, GatewayConfig } from "../config/gateway-config.ts";
import { retryPolicyOf } from "../config/retry-config.ts";
import { adapterModule } from "./adapter-module.ts";

/** Everything that works for one client. */
export interface ClientRuntime {
  readonly profile: ClientProfile;
  readonly endpoints: AccountingEndpoints;
  readonly desk: OperatorDesk;
  readonly systems: SystemRegistry;
  readonly worker: DeliveryWorker;
}

/** What all clients share. */
export interface SharedParts {
  readonly config: GatewayConfig;
  readonly secrets: SecretSource;
  readonly log: Log;
  readonly clock?: Clock;
  readonly procountorPace: ProcountorPace;
}

function workerOf(container: Container, client: string, { config, log }: SharedParts): DeliveryWorker {
  return new DeliveryWorker({
    engine: container.get(DeliveryEngineToken),
    store: container.get(SubmissionStore),
    clock: container.get(Clock),
    client,
    worker: `${hostname()}-${process.pid}`,
    poll: config.pollMs,
    onFault: (error) => {
      log.error("worker.fault", {
        client,
        code: ConnectorError.is(error) ? error.code : "ACC_BUG_INVARIANT",
      });
    },
  });
}

/**
 * Begins to compose one client: its own container with core, one adapter and its profile, without a store. Throws
 * ConnectorError ACC_CONFIG_… when a secret cannot be read or the adapter refuses its options.
 */
export async function prepareClient(client: ClientConfig, parts: SharedParts): Promise<Container> {
  const { config, log, clock } = parts;
  const adapter = await adapterModule(client.system, parts.secrets, parts.procountorPace);
  const profile: ClientProfile = {
    id: client.id,
    system: client.system.type,
    plan: client.plan,
    strict: client.strict,
  };
  const policy = retryPolicyOf(config.retry);
  const host = { log, policy, zone: config.zone, ...(clock === undefined ? {} : { clock }) };
  const container = new Container();
  container.load(coreModule(host), adapter);
  container.bind(ClientProfile).toConstantValue(profile);
  // Builds the accounting system, which checks its options.
  container.get(SystemRegistryToken);
  return container;
}

/** Completes a prepared client with the store. */
export function composeClient(
  container: Container,
  store: SubmissionStore,
  parts: SharedParts,
): ClientRuntime {
  container.load(storeModule(store));
  const profile = container.get(ClientProfile);
  return {
    profile,
    endpoints: container.get(AccountingEndpointsToken),
    desk: container.get(OperatorDeskToken),
    systems: container.get(SystemRegistryToken),
    worker: workerOf(container, profile.id, parts),
  };
}

import { hostname } from "node:os";
import {
  type AccountingEndpoints,
  AccountingEndpointsToken,
  ClientProfile,
  type Clock,
  ConnectorError,
  coreModule,
  DeliveryEngineToken,
  DeliveryWorker,
  type Log,
  type OperatorDesk,
  OperatorDeskToken,
  type SecretSource,
  type SubmissionStore,
  type SystemRegistry,
  SystemRegistryToken,
  systemClock,
} from "@confirma-connect/core";
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
  readonly store: SubmissionStore;
  readonly secrets: SecretSource;
  readonly log: Log;
  readonly clock?: Clock;
}

function workerOf(container: Container, client: string, parts: SharedParts): DeliveryWorker {
  const { store, config, log, clock = systemClock } = parts;
  return new DeliveryWorker({
    engine: container.get(DeliveryEngineToken),
    store,
    clock,
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

/** Composes one client: its own container with core, one adapter and its profile. */
export async function composeClient(client: ClientConfig, parts: SharedParts): Promise<ClientRuntime> {
  const { config, store, log, clock } = parts;
  const adapter = await adapterModule(client.system, parts.secrets);
  const profile: ClientProfile = {
    id: client.id,
    system: client.system.type,
    plan: client.plan,
    strict: client.strict,
  };
  const policy = retryPolicyOf(config.retry);
  const host = { store, log, policy, zone: config.zone, ...(clock === undefined ? {} : { clock }) };
  const container = new Container();
  container.load(coreModule(host), adapter);
  container.bind(ClientProfile).toConstantValue(profile);
  return {
    profile,
    endpoints: container.get(AccountingEndpointsToken),
    desk: container.get(OperatorDeskToken),
    systems: container.get(SystemRegistryToken),
    worker: workerOf(container, client.id, parts),
  };
}

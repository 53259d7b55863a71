import {
  type Clock,
  type ConnectorError,
  type Log,
  type LogFields,
  type SecretSource,
  type SubmissionStore,
  silentLog,
} from "@confirma-connect/core";
import { ProcountorPace } from "@confirma-connect/procountor";
import { openSqliteStore } from "@confirma-connect/store";
import type { Container } from "inversify";
import type { GatewayConfig } from "../config/gateway-config.ts";
import { SecretMask } from "../secret/secret-mask.ts";
import { type ClientRuntime, composeClient } from "./client-runtime.ts";
import { type PreparedParts, prepareClients } from "./prepare-clients.ts";

/** What a host gives beside the configuration. */
export interface GatewayParts {
  readonly secrets: SecretSource;
  readonly log?: Log;
  readonly clock?: Clock;
  /** Default: the SQLite file of the configuration. The gateway closes it in the end. */
  readonly store?: SubmissionStore;
  /** Whether the clients' schedules will run, so that what they need is checked too; default false. */
  readonly scheduled?: boolean;
}

/** A gateway without its HTTP side: one store, and one runtime per client. */
export interface Gateway {
  readonly config: GatewayConfig;
  readonly store: SubmissionStore;
  readonly log: Log;
  readonly clients: ReadonlyMap<string, ClientRuntime>;
  /** Hides every secret that was read for this gateway. */
  readonly mask: SecretMask;
}

/** Code and reference of a stored submission that cannot be read; its words are the store's own. */
const damageFields = ({ code, message }: ConnectorError): LogFields => {
  const reference = /^the stored submission (\S+) is damaged/u.exec(message)?.[1];
  return { code, ...(reference === undefined ? {} : { reference }) };
};

async function prepared(parts: PreparedParts, store?: SubmissionStore): Promise<readonly Container[]> {
  try {
    return await prepareClients(parts);
  } catch (error) {
    await store?.close();
    throw error;
  }
}

/**
 * Checks everything that the configuration names, opens the store and composes every client; nothing runs yet. Whoever
 * calls it closes the store. Throws ConnectorError ACC_CONFIG_… with every client's problems, before there is a store, or
 * ACC_STORE_UNAVAILABLE.
 */
export async function composeGateway(config: GatewayConfig, parts: GatewayParts): Promise<Gateway> {
  const { log = silentLog, clock, scheduled = false } = parts;
  const mask = new SecretMask();
  const secrets = mask.watching(parts.secrets);
  const procountorPace = new ProcountorPace();
  const shared = { config, secrets, log, procountorPace, ...(clock === undefined ? {} : { clock }) };
  const containers = await prepared({ ...shared, scheduled }, parts.store);
  const onDamage = (error: ConnectorError): void => log.error("store.damaged", damageFields(error));
  const store = parts.store ?? (await openSqliteStore({ file: config.store.file, onDamage }));
  const runtimes = containers.map((container) => composeClient(container, store, shared));
  return { config, store, log, clients: new Map(runtimes.map((each) => [each.profile.id, each])), mask };
}

import {
  type Clock,
  ConnectorError,
  type Log,
  type LogFields,
  type Problem,
  problem,
  type SecretSource,
  type SubmissionStore,
  silentLog,
} from "@confirma-connect/core";
import { openSqliteStore } from "@confirma-connect/store";
import type { GatewayConfig } from "../config/gateway-config.ts";
import { SecretMask } from "../secret/secret-mask.ts";
import { type ClientRuntime, composeClient, type SharedParts } from "./client-runtime.ts";

/** What a host gives beside the configuration. */
export interface GatewayParts {
  readonly secrets: SecretSource;
  readonly log?: Log;
  readonly clock?: Clock;
  /** Default: the SQLite file of the configuration. The gateway closes it in the end. */
  readonly store?: SubmissionStore;
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

const asProblem = (error: unknown, pointer: string): Problem => {
  if (!ConnectorError.is(error)) throw error;
  return problem(error.code, { pointer, message: error.message });
};

async function composeClients(parts: SharedParts): Promise<ReadonlyMap<string, ClientRuntime>> {
  const { clients } = parts.config;
  const settled = await Promise.allSettled(clients.map((client) => composeClient(client, parts)));
  const problems = settled.flatMap((result, index) =>
    result.status === "rejected" ? [asProblem(result.reason, `/clients/${index}`)] : [],
  );
  const [first] = problems;
  if (first !== undefined) {
    const message = problems.map(({ pointer, message: words }) => `${pointer}: ${words}`).join("\n");
    throw new ConnectorError({
      code: first.code,
      stage: "configure",
      delivery: "notSent",
      message,
      problems,
    });
  }
  const runtimes = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  return new Map(runtimes.map((runtime) => [runtime.profile.id, runtime]));
}

/** Code and reference of a stored submission that cannot be read; its words are the store's own. */
const damageFields = ({ code, message }: ConnectorError): LogFields => {
  const reference = /^the stored submission (\S+) is damaged/u.exec(message)?.[1];
  return { code, ...(reference === undefined ? {} : { reference }) };
};

/**
 * Opens the store and composes every client; nothing runs yet. Whoever calls it closes the store.
 * Throws ConnectorError ACC_CONFIG_… with every client's problems, or ACC_STORE_UNAVAILABLE.
 */
export async function composeGateway(config: GatewayConfig, parts: GatewayParts): Promise<Gateway> {
  const { log = silentLog, clock } = parts;
  const mask = new SecretMask();
  const onDamage = (error: ConnectorError): void => log.error("store.damaged", damageFields(error));
  const store = parts.store ?? (await openSqliteStore({ file: config.store.file, onDamage }));
  const secrets = mask.watching(parts.secrets);
  const shared = { config, store, secrets, log, ...(clock === undefined ? {} : { clock }) };
  try {
    return { config, store, log, clients: await composeClients(shared), mask };
  } catch (error) {
    await store.close();
    throw error;
  }
}

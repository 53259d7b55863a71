import { Option } from "commander";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { GatewayClient } from "./gateway-client.ts";

/** Options of every command that speaks to a gateway. */
export interface ConnectOptions {
  readonly url: string;
  readonly key: string;
}

/** `--url`. */
export const urlOption = (): Option =>
  new Option("--url <address>", "address of the gateway").default("http://127.0.0.1:8080");

/** `--key`: a reference, so that no key stands in a shell's history or a process list. */
export const keyOption = (): Option =>
  new Option("--key <reference>", "where the API key is: env:NAME or file:path").default(
    "env:CONFIRMA_CONNECT_KEY",
  );

/** A client for the gateway; throws ConnectorError ACC_CONFIG_SECRET when the key cannot be read. */
export async function connect({ url, key }: ConnectOptions): Promise<GatewayClient> {
  const secret = await hostSecrets().read(key);
  return new GatewayClient(url, secret.reveal());
}

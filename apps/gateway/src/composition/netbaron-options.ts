import type { Secret, SecretSource } from "@confirma-connect/core";
import type { NetbaronOptionsInput } from "@confirma-connect/netbaron";
import type { NetbaronConfig } from "../config/system/netbaron-config.ts";

type Read = (reference: string | undefined) => Promise<Secret | undefined>;

async function dropOf({ drop }: NetbaronConfig, read: Read): Promise<NetbaronOptionsInput["drop"]> {
  if (drop.type === "folder") return drop;
  const { password, privateKey, passphrase } = drop;
  return {
    ...drop,
    password: await read(password),
    privateKey: await read(privateKey),
    passphrase: await read(passphrase),
  };
}

async function webServiceOf(
  { webService }: NetbaronConfig,
  read: Read,
): Promise<NetbaronOptionsInput["webService"]> {
  if (webService === undefined) return undefined;
  const { invoicePassword, accountingPassword } = webService;
  return {
    ...webService,
    invoicePassword: await read(invoicePassword),
    accountingPassword: await read(accountingPassword),
  };
}

/** The adapter's options of a NetBaron client, with every secret that is named read. */
export async function netbaronOptions(
  config: NetbaronConfig,
  secrets: SecretSource,
): Promise<NetbaronOptionsInput> {
  const { type: _type, ...options } = config;
  const read: Read = async (reference) =>
    reference === undefined ? undefined : await secrets.read(reference);
  return { ...options, drop: await dropOf(config, read), webService: await webServiceOf(config, read) };
}

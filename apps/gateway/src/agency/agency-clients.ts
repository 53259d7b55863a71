import { type CashInClient, CashInKey, createCashInClient } from "@confirma-connect/cash-in";
import { type ConfirmaClient, createConfirmaClient } from "@confirma-connect/confirma";
import type { SecretSource } from "@confirma-connect/core";
import { createFinkareClient, type FinkareClient } from "@confirma-connect/finkare";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import { type AgencyLine, openLine } from "./agency-line.ts";

/** The Partner API as a client's configuration names it, with its key read. */
export async function openConfirma(
  { environment, key, baseUrl, ...reading }: NonNullable<AgencyConfig["confirma"]>,
  secrets: SecretSource,
  line: AgencyLine = openLine(),
): Promise<ConfirmaClient> {
  const keys = { [environment]: await secrets.read(key) };
  const hosts = baseUrl === undefined ? {} : { [environment]: baseUrl.replace(/\/+$/u, "") };
  return createConfirmaClient({ environment, keys, hosts, ...reading }, line);
}

/** Cash-In likewise; how its allocations are read is the reader's business. */
export async function openCashIn(
  { environment, firstPage, pageSize, routes, timeout, ...config }: NonNullable<AgencyConfig["cashIn"]>,
  secrets: SecretSource,
  line: AgencyLine = openLine(),
): Promise<CashInClient> {
  const { baseUrl, creditorKey: reference } = config;
  const creditorKey = new CashInKey("creditor", environment, await secrets.read(reference));
  const address = baseUrl === undefined ? {} : { baseUrl };
  return createCashInClient(
    { environment, firstPage, pageSize, routes, timeout, creditorKey, ...address },
    line,
  );
}

/** Finkare likewise; how its payments are read is the reader's business. */
export async function openFinkare(
  { environment, pageSize, timeout, baseUrl, scopes, ...config }: NonNullable<AgencyConfig["finkare"]>,
  secrets: SecretSource,
  line: AgencyLine = openLine(),
): Promise<FinkareClient> {
  const address = baseUrl === undefined ? {} : { baseUrl };
  const allowed = scopes === undefined ? {} : { scopes };
  const key = await secrets.read(config.key);
  return createFinkareClient({ environment, pageSize, timeout, ...address, ...allowed, key }, line);
}

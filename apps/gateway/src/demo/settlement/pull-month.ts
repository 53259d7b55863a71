import { type PullReport, pull } from "@confirma-connect/core";
import { agencyOf } from "../../agency/agency-of.ts";
import { agencySources } from "../../agency/agency-sources.ts";
import type { ClientRuntime } from "../../composition/client-runtime.ts";
import type { Gateway } from "../../composition/compose-gateway.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { pulledDays } from "./settlement-month.ts";

/** A client's runtime in a composed gateway. */
export function runtimeOf({ clients }: Gateway, id: string): ClientRuntime {
  const runtime = clients.get(id);
  if (runtime === undefined) throw new Error(`client ${id} was not composed`);
  return runtime;
}

/** Pulls a client's month from the agency into the gateway's store, as `confirma-connect pull` does. */
export async function pullMonth(
  gateway: Gateway,
  id: string,
  environment: Readonly<Record<string, string>>,
): Promise<PullReport> {
  const client = gateway.config.clients.find((each) => each.id === id);
  if (client === undefined) throw new Error(`client ${id} is not configured`);
  const { posting: plan, ...agency } = agencyOf(client);
  const sources = await agencySources({ posting: plan, ...agency }, hostSecrets({ ...environment }));
  const { endpoints } = runtimeOf(gateway, id);
  const reports: PullReport[] = [];
  for (const source of sources) reports.push(await pull({ source, plan, endpoints }, { period: pulledDays }));
  return {
    entries: reports.flatMap(({ entries }) => entries),
    unsettled: reports.flatMap(({ unsettled }) => unsettled),
  };
}

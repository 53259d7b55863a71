import type { DocumentSource, PostingPlan } from "@confirma-connect/core";
import { agencyOf } from "../../agency/agency-of.ts";
import { agencySources } from "../../agency/agency-sources.ts";
import type { ClientRuntime } from "../../composition/client-runtime.ts";
import type { Gateway } from "../../composition/compose-gateway.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";

/** A client between the agency and its books, as the commands `pull` and `reconcile` open it. */
export interface OpenClient {
  readonly store: Gateway["store"];
  readonly runtime: ClientRuntime;
  readonly sources: readonly DocumentSource[];
  readonly plan: PostingPlan;
}

/** Opens a client of a composed gateway; `environment` holds the secrets that its configuration names. */
export async function openClient(
  { config, clients, store }: Gateway,
  id: string,
  environment: Readonly<Record<string, string>>,
): Promise<OpenClient> {
  const client = config.clients.find((each) => each.id === id);
  const runtime = clients.get(id);
  if (client === undefined || runtime === undefined) throw new Error(`client ${id} was not composed`);
  const agency = agencyOf(client);
  const sources = await agencySources(agency, hostSecrets({ ...environment }));
  return { store, runtime, sources, plan: agency.posting };
}

import {
  type DocumentSource,
  type PostingPlan,
  type PullOptions,
  type PullReport,
  pull,
} from "@confirma-connect/core";
import type { ClientRuntime } from "../composition/client-runtime.ts";

/** What is pulled for one client: where from, how it is booked, and where it goes. */
export interface PullClientParts {
  readonly runtime: Pick<ClientRuntime, "endpoints">;
  readonly sources: readonly DocumentSource[];
  readonly plan: PostingPlan;
}

/**
 * Pulls one client's sources one after the other into the gateway's store; one report of all of them. When a source
 * fails, what the ones before it gave stays submitted, and the failure is thrown: the same period can be pulled again.
 */
export async function pullClient(
  { runtime: { endpoints }, sources, plan }: PullClientParts,
  options: PullOptions,
): Promise<PullReport> {
  const reports: PullReport[] = [];
  for (const source of sources) reports.push(await pull({ source, plan, endpoints }, options));
  return {
    entries: reports.flatMap(({ entries }) => entries),
    warnings: reports.flatMap(({ warnings }) => warnings),
    unsettled: reports.flatMap(({ unsettled }) => unsettled),
  };
}

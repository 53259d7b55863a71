import {
  type DocumentSource,
  type PostingPlan,
  type ReconcileRequest,
  type Reconciliation,
  reconcileBooks,
  type SubmissionStore,
} from "@confirma-connect/core";
import type { ClientRuntime } from "../composition/client-runtime.ts";

/** What one client's books are compared with: what was submitted. */
export interface ClientBooks {
  readonly store: Pick<SubmissionStore, "list">;
  readonly runtime: Pick<ClientRuntime, "profile" | "systems">;
}

/** And, beside it, what the agency itself shows, by the client's posting plan. */
export interface AgencyAndBooks extends ClientBooks {
  readonly sources: readonly DocumentSource[];
  readonly plan: PostingPlan;
}

/** What is asked for. */
export type ReconcileClientOptions = Omit<ReconcileRequest, "client">;

/**
 * Sets one client's period against the accounting system's books: with `sources` and `plan` what the agency shows now,
 * else what is in the gateway's store. Nothing is written. Throws when a side cannot be read completely.
 */
export function reconcileClient(
  parts: ClientBooks | AgencyAndBooks,
  options: ReconcileClientOptions,
): Promise<Reconciliation> {
  const { store, runtime } = parts;
  const { profile, systems } = runtime;
  const agency = "sources" in parts ? { agency: { sources: parts.sources, plan: parts.plan } } : {};
  return reconcileBooks(
    { store, system: systems.get(profile.system), ...agency },
    { ...options, client: profile },
  );
}

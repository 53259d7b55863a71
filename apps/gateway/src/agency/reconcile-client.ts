import {
  type DocumentSource,
  type PostingPlan,
  type ReconcileRequest,
  type Reconciliation,
  reconcileBooks,
  type SubmissionStore,
} from "@confirma-connect/core";
import type { ClientRuntime } from "../composition/client-runtime.ts";

/** What was submitted for a client, and where its books are. */
interface ClientBooks {
  readonly store: Pick<SubmissionStore, "list">;
  readonly runtime: Pick<ClientRuntime, "profile" | "systems">;
}

/** What the agency itself shows, by the client's posting plan; either both or neither. */
type AgencyOrNot =
  | { readonly sources: readonly DocumentSource[]; readonly plan: PostingPlan }
  | { readonly sources?: undefined; readonly plan?: undefined };

/** What one client's books are compared with. */
export type ReconcileClientParts = ClientBooks & AgencyOrNot;

/** What is asked for. */
type ReconcileClientOptions = Omit<ReconcileRequest, "client">;

/**
 * Sets one client's period against the accounting system's books: with `sources` and `plan` what the agency shows now,
 * else what is in the gateway's store. Nothing is written. Throws when a side cannot be read completely.
 */
export function reconcileClient(
  { store, runtime, sources, plan }: ReconcileClientParts,
  options: ReconcileClientOptions,
): Promise<Reconciliation> {
  const { profile, systems } = runtime;
  const agency = sources === undefined ? {} : { agency: { sources, plan } };
  return reconcileBooks(
    { store, system: systems.get(profile.system), ...agency },
    { ...options, client: profile },
  );
}

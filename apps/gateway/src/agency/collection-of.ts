import { ConfigurationError } from "@confirma-connect/core";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import type { CollectionConfig } from "../config/agency/collection-config.ts";
import type { ClientConfig, GatewayConfig } from "../config/gateway-config.ts";

/** What a client's configuration says about handing invoices over. */
export interface ClientCollection {
  readonly confirma: NonNullable<AgencyConfig["confirma"]>;
  readonly policy: CollectionConfig["policy"];
  /** The options of the agency's desk. */
  readonly desk: Omit<CollectionConfig, "policy" | "store">;
  /** Where it is kept what the agency was told. */
  readonly file: string;
}

/** How a client hands over; throws ConfigurationError when nothing says so. */
export function collectionOf(
  { store }: Pick<GatewayConfig, "store">,
  { id, agency }: ClientConfig,
): ClientCollection {
  const { confirma, collection } = agency ?? {};
  if (confirma === undefined || collection === undefined) {
    throw new ConfigurationError(
      `client ${id} has no "agency.collection" in the configuration: nothing says how invoices are handed over`,
    );
  }
  const { policy, store: own, ...desk } = collection;
  return { confirma, policy, desk, file: own ?? `${store.file}.collection.sqlite` };
}

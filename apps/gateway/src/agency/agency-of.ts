import { ConfigurationError } from "@confirma-connect/core";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import type { ClientConfig } from "../config/gateway-config.ts";

/** The agency's part of a client's configuration; throws ConfigurationError when there is none. */
export function agencyOf({ id, agency }: ClientConfig): AgencyConfig {
  if (agency !== undefined) return agency;
  throw new ConfigurationError(
    `client ${id} has no "agency" in the configuration: nothing says where to pull from`,
  );
}

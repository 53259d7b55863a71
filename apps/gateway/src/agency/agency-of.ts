import { ConfigurationError, type PostingPlan } from "@confirma-connect/core";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import type { ClientConfig } from "../config/gateway-config.ts";

/** The agency's part of a client that something is pulled for. */
export interface PulledAgency extends AgencyConfig {
  readonly posting: PostingPlan;
}

/** The agency's part of a client's configuration, to pull from; throws ConfigurationError when it says too little. */
export function agencyOf({ id, agency }: ClientConfig): PulledAgency {
  if (agency === undefined) {
    throw new ConfigurationError(
      `client ${id} has no "agency" in the configuration: nothing says where to pull from`,
    );
  }
  const { posting } = agency;
  if (posting !== undefined) return { ...agency, posting };
  throw new ConfigurationError(
    `client ${id} has no "agency.posting" in the configuration: nothing says how what is pulled is booked`,
  );
}

import { ConfigurationError } from "@confirma-connect/core";
import { isSameHost } from "@confirma-connect/http";

/** The agency's two environments; every key belongs to exactly one (seen). */
const confirmaEnvironments = ["staging", "production"] as const;

/** One of the environments. */
export type ConfirmaEnvironment = (typeof confirmaEnvironments)[number];

/** Documented hosts (seen). */
export const confirmaHosts = {
  staging: "https://staging-integrations.confirmafinance.com",
  production: "https://integrations.confirmafinance.com",
} as const satisfies Record<ConfirmaEnvironment, string>;

/** The base address of an environment, where another one may stand in for the documented one, e.g. a simulator's. */
export function confirmaHost(
  environment: ConfirmaEnvironment,
  hosts: { readonly [E in ConfirmaEnvironment]?: string | undefined } = {},
): string {
  const chosen = hosts[environment] ?? confirmaHosts[environment];
  for (const other of confirmaEnvironments) {
    if (other === environment) continue;
    const theirs = hosts[other];
    if (isSameHost(chosen, confirmaHosts[other]) || (theirs !== undefined && isSamePlace(chosen, theirs))) {
      throw new ConfigurationError(
        `The host for ${environment} is the host of ${other}: keys are not shared`,
      );
    }
  }
  return chosen.replace(/\/+$/u, "");
}

/** Stand-ins for both environments may share a machine, where their ports tell them apart. */
const isSamePlace = (one: string, other: string): boolean =>
  isSameHost(one, other) && new URL(one).port === new URL(other).port;

/** Scheme, name and port of an address. */
export function originOf(address: string): string {
  if (!URL.canParse(address)) throw new ConfigurationError("The address of a host is not an absolute URL");
  return new URL(address).origin;
}

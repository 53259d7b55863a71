import { ConfigurationError, type Secret } from "@confirma-connect/core";
import { isSameHost } from "@confirma-connect/http";

/** Finkare's two environments. */
export type FinkareEnvironment = "production" | "sandbox";

/** Published base addresses (seen). */
export const finkareAddresses = {
  production: "https://api.finkare.io/api/v1",
  sandbox: "https://api-sandbox.finkare.io/api/v1",
} as const satisfies Record<FinkareEnvironment, string>;

/** What keys of an environment begin with (seen). */
const prefixes = {
  production: "fk_live_",
  sandbox: "fk_test_",
} as const satisfies Record<FinkareEnvironment, string>;

/**
 * The base address of an environment, where another one may stand in for the published one, e.g. a simulator's; the
 * other environment's address may not.
 */
export function finkareBase(environment: FinkareEnvironment, baseUrl?: string): string {
  const chosen = baseUrl ?? finkareAddresses[environment];
  const other = finkareAddresses[environment === "production" ? "sandbox" : "production"];
  if (isSameHost(chosen, other)) {
    throw new ConfigurationError(`The address for ${environment} belongs to the other environment`);
  }
  return chosen.replace(/\/+$/u, "");
}

/** A key whose prefix matches its environment; it gives itself out only for an address on its own host. */
export class FinkareKey {
  readonly environment: FinkareEnvironment;
  readonly #origin: string;
  readonly #secret: Secret;

  /** Throws ConfigurationError when the prefix is not the environment's. */
  constructor(environment: FinkareEnvironment, base: string, secret: Secret) {
    if (!secret.reveal().startsWith(prefixes[environment])) {
      throw new ConfigurationError(`A key for ${environment} begins with ${prefixes[environment]}`);
    }
    this.environment = environment;
    this.#origin = new URL(base).origin;
    this.#secret = secret;
  }

  /** The key's text for a request to this address; throws ConfigurationError for another host. */
  revealFor(url: string): string {
    if (new URL(url).origin !== this.#origin) {
      throw new ConfigurationError(`The ${this.environment} key is never sent to another host`);
    }
    return this.#secret.reveal();
  }
}

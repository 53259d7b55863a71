import { ConfigurationError, type Secret } from "@confirma-connect/core";
import { type ConfirmaEnvironment, originOf } from "./confirma-environment.ts";

/**
 * A key with the environment that it was issued for. Keys of different environments are different types, and a key
 * gives itself out only for an address on its own host.
 */
export class ConfirmaKey<E extends ConfirmaEnvironment = ConfirmaEnvironment> {
  readonly environment: E;
  readonly #origin: string;
  readonly #secret: Secret;

  constructor(environment: E, host: string, secret: Secret) {
    this.environment = environment;
    this.#origin = originOf(host);
    this.#secret = secret;
  }

  /** The key's text for a request to this address; throws ConfigurationError for another host. */
  revealFor(url: string): string {
    if (originOf(url) !== this.#origin) {
      throw new ConfigurationError(`The ${this.environment} key is never sent to another host`);
    }
    return this.#secret.reveal();
  }
}

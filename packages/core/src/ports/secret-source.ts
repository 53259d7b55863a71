import { token } from "../di/token.ts";

/** A secret that shows itself only to code that asks by name. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret text. Never log or store the result. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}

/** Reads secrets by reference, e.g. `env:NETVISOR_KEY` or `file:/run/secrets/key`. */
export interface SecretSource {
  /** Throws ConnectorError ACC_CONFIG_SECRET when the reference cannot be read. */
  read(reference: string): Promise<Secret>;
}

/** Container token of the {@link SecretSource}. */
export const SecretSource = token<SecretSource>("SecretSource");

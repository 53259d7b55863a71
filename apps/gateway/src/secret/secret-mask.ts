import type { Secret, SecretSource } from "@confirma-connect/core";

/** Shorter texts would mask ordinary words. */
const shortest = 4;

/**
 * Hides every secret that this process has read, wherever it turns up in an answer. Bodies hold no
 * secrets and headers are never stored; this is the second lock, e.g. against a vendor that echoes.
 */
export class SecretMask {
  readonly #values = new Set<string>();

  /** A source that remembers what it hands out, so that it can be hidden. */
  watching(source: SecretSource): SecretSource {
    return {
      read: async (reference) => {
        const secret = await source.read(reference);
        this.#remember(secret);
        return secret;
      },
    };
  }

  /** The same text with `[secret]` in place of every secret. */
  text(text: string): string {
    return [...this.#values].reduce((masked, value) => masked.replaceAll(value, "[secret]"), text);
  }

  /** The same JSON value with `[secret]` in place of every secret in its texts. */
  deep(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((member) => this.deep(member));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.deep(member)]));
  }

  #remember(secret: Secret): void {
    const value = secret.reveal();
    if (value.length >= shortest) this.#values.add(value);
  }
}

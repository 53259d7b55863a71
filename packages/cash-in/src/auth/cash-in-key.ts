import type { Secret } from "@confirma-connect/core";

/** Who a key speaks for: a software partner with all its creditors, or one creditor (seen). */
export type CashInKeyKind = "partner" | "creditor";

/** Tokens are issued per environment (seen). */
export type CashInEnvironment = "production" | "sandbox";

/**
 * An API key with what it was issued for. Partner and creditor keys are different types: a creditor key does not
 * compile where a partner key is asked for, and is refused there at run time too.
 */
export class CashInKey<K extends CashInKeyKind = CashInKeyKind> {
  readonly kind: K;
  readonly environment: CashInEnvironment;
  readonly #secret: Secret;

  constructor(kind: K, environment: CashInEnvironment, secret: Secret) {
    this.kind = kind;
    this.environment = environment;
    this.#secret = secret;
  }

  /** The key's text, for the X-Api-Key header only. */
  reveal(): string {
    return this.#secret.reveal();
  }
}

import { createHash, timingSafeEqual } from "node:crypto";
import type { ApiKeyHash } from "../config/api-key-hash.ts";

const digestOf = (key: string): Buffer => createHash("sha256").update(key, "utf8").digest();

/**
 * Hash of an API key as the configuration holds it. A fast hash is enough because keys are random and
 * long (docs/configuration.md says how to make one): there is no word list to try.
 */
export const hashApiKey = (key: string): ApiKeyHash => `sha256:${digestOf(key).toString("hex")}`;

interface Entry<C> {
  readonly digest: Buffer;
  readonly caller: C;
}

/** Finds the caller of an API key without telling by its timing which key came close. */
export class KeyRing<C> {
  readonly #entries: readonly Entry<C>[];

  constructor(keys: readonly { readonly hash: ApiKeyHash; readonly caller: C }[]) {
    this.#entries = keys.map(({ hash, caller }) => ({
      digest: Buffer.from(hash.slice("sha256:".length), "hex"),
      caller,
    }));
  }

  /** Compares with every hash, whether one fitted already or not. */
  find(key: string): C | undefined {
    const digest = digestOf(key);
    const fitting = this.#entries.filter((entry) => timingSafeEqual(entry.digest, digest));
    return fitting[0]?.caller;
  }
}

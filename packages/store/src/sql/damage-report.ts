import type { ConnectorError } from "@confirma-connect/core";

/** Tells the host about rows that cannot be read and were left out: once each, however often they are met. */
export class DamageReport {
  readonly #tell: (error: ConnectorError) => void;
  readonly #told = new Set<string>();

  constructor(tell: (error: ConnectorError) => void) {
    this.#tell = tell;
  }

  /** Tells what was not told before. */
  add(damages: readonly ConnectorError[]): void {
    for (const damage of damages) {
      // The message names the submission and the place, so the same message is the same damage.
      if (this.#told.has(damage.message)) continue;
      this.#told.add(damage.message);
      this.#tell(damage);
    }
  }
}

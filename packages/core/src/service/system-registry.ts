import { token } from "../di/token.ts";
import { ConfigurationError } from "../error/configuration-error.ts";
import type { AccountingSystem } from "../ports/accounting-system.ts";
import type { StepChannel } from "../ports/document-channel.ts";
import type { DocumentKind } from "../ports/manifest.ts";

/** All accounting systems of one container, picked by identifier. */
export class SystemRegistry {
  readonly #systems: ReadonlyMap<string, AccountingSystem>;

  constructor(systems: readonly AccountingSystem[]) {
    const ids = systems.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new ConfigurationError(`accounting system ${twice} is bound twice`);
    this.#systems = new Map(systems.map((system) => [system.id, system]));
  }

  /** Identifiers of all systems. */
  get ids(): readonly string[] {
    return [...this.#systems.keys()];
  }

  /** The system with this identifier. Throws ConfigurationError when it is not bound. */
  get(id: string): AccountingSystem {
    const system = this.#systems.get(id);
    if (system !== undefined) return system;
    throw new ConfigurationError(`accounting system ${id} is not bound; bound are: ${this.ids.join(", ")}`);
  }

  /** The channel of one kind of document. Throws ConfigurationError when the system has none. */
  channel(id: string, kind: DocumentKind): StepChannel {
    const { invoices, ledger, payments } = this.get(id);
    const channel = { invoice: invoices, ledger, payment: payments }[kind];
    if (channel !== undefined) return channel;
    throw new ConfigurationError(`accounting system ${id} takes no documents of kind ${kind}`);
  }
}

/** Container token of the {@link SystemRegistry}. */
export const SystemRegistryToken = token<SystemRegistry>("SystemRegistry");

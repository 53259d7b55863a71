import type { CollectionEntry } from "./collection-entry.ts";
import type { CollectionFilter, CollectionStore } from "./collection-store.ts";

const place = ({ client, key }: Pick<CollectionEntry, "client" | "key">): string =>
  JSON.stringify([client, key]);

const fits = (entry: CollectionEntry, { client, invoiceNumber, states }: CollectionFilter): boolean =>
  entry.client === client &&
  (invoiceNumber === undefined || entry.invoiceNumber === invoiceNumber) &&
  (states === undefined || states.includes(entry.state));

/** A collection store in memory: for tests, and the rules that durable ones are checked against. */
export class MemoryCollectionStore implements CollectionStore {
  readonly #entries = new Map<string, CollectionEntry>();

  async open(entry: CollectionEntry): Promise<CollectionEntry> {
    const known = this.#entries.get(place(entry));
    if (known !== undefined) return known;
    this.#entries.set(place(entry), entry);
    return entry;
  }

  async replace(entry: CollectionEntry): Promise<boolean> {
    const known = this.#entries.get(place(entry));
    if (known === undefined || known.version !== entry.version - 1) return false;
    this.#entries.set(place(entry), entry);
    return true;
  }

  async find(client: string, key: string): Promise<CollectionEntry | undefined> {
    return this.#entries.get(place({ client, key }));
  }

  async list(filter: CollectionFilter): Promise<readonly CollectionEntry[]> {
    return [...this.#entries.values()]
      .filter((entry) => fits(entry, filter))
      .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  }

  async close(): Promise<void> {
    this.#entries.clear();
  }
}

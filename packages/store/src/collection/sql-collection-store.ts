import type { CollectionEntry, CollectionFilter, CollectionStore } from "@confirma-connect/core";
import type { Kysely } from "kysely";
import { type Patience, patiently } from "../sql/patiently.ts";
import { entryOf, entryRow } from "./collection-codec.ts";
import type { CollectionDatabase } from "./collection-database.ts";

const columns = ["client", "key", "entry"] as const;

/** The collection store on a SQL database. Every method is one transaction. */
export class SqlCollectionStore implements CollectionStore {
  readonly #db: Kysely<CollectionDatabase>;
  readonly #patience: Patience;

  constructor(db: Kysely<CollectionDatabase>, patience: Patience) {
    this.#db = db;
    this.#patience = patience;
  }

  open(entry: CollectionEntry): Promise<CollectionEntry> {
    return patiently(this.#patience, () =>
      this.#db.transaction().execute(async (db) => {
        await db
          .insertInto("collection_entry")
          .values(entryRow(entry))
          .onConflict((conflict) => conflict.columns(["client", "key"]).doNothing())
          .execute();
        const stored = await db
          .selectFrom("collection_entry")
          .select(columns)
          .where("client", "=", entry.client)
          .where("key", "=", entry.key)
          .executeTakeFirstOrThrow();
        return entryOf(stored);
      }),
    );
  }

  async replace(entry: CollectionEntry): Promise<boolean> {
    const { numUpdatedRows } = await patiently(this.#patience, () =>
      this.#db
        .updateTable("collection_entry")
        .set(entryRow(entry))
        .where("client", "=", entry.client)
        .where("key", "=", entry.key)
        .where("version", "=", entry.version - 1)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async find(client: string, key: string): Promise<CollectionEntry | undefined> {
    const row = await patiently(this.#patience, () =>
      this.#db
        .selectFrom("collection_entry")
        .select(columns)
        .where("client", "=", client)
        .where("key", "=", key)
        .executeTakeFirst(),
    );
    return row === undefined ? undefined : entryOf(row);
  }

  async list({ client, invoiceNumber, states }: CollectionFilter): Promise<readonly CollectionEntry[]> {
    if (states?.length === 0) return [];
    const rows = await patiently(this.#patience, () => {
      const all = this.#db.selectFrom("collection_entry").select(columns).where("client", "=", client);
      const ofInvoice = invoiceNumber === undefined ? all : all.where("invoice_number", "=", invoiceNumber);
      const ofStates = states === undefined ? ofInvoice : ofInvoice.where("state", "in", states);
      return ofStates.orderBy("key").execute();
    });
    return rows.map(entryOf);
  }

  close(): Promise<void> {
    return patiently(this.#patience, () => this.#db.destroy());
  }
}

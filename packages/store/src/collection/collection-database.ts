/** One thing that the agency is told once. Columns hold what is filtered or compared, `entry` all of it as JSON. */
export interface CollectionEntryTable {
  readonly client: string;
  readonly key: string;
  readonly invoice_number: string;
  readonly state: string;
  /** Raised by every change; only the newest may be changed. */
  readonly version: number;
  readonly entry: string;
}

/** Facts about the database itself. */
interface MetaTable {
  readonly name: string;
  readonly value: string;
}

/** The tables of the collection store. */
export interface CollectionDatabase {
  readonly collection_entry: CollectionEntryTable;
  readonly meta: MetaTable;
}

import { type Token, token } from "../di/token.ts";
import type { CollectionEntry, CollectionState } from "./collection-entry.ts";

/** Filter of {@link CollectionStore.list}; every given field must fit. */
export interface CollectionFilter {
  readonly client: string;
  readonly invoiceNumber?: string;
  readonly states?: readonly CollectionState[];
}

/**
 * Durable home of what the agency was told. Whatever a resolved promise says has survived a crash. An entry is
 * changed by comparing versions: two processes never change the same version.
 */
export interface CollectionStore {
  /** Stores a new entry, or gives the one back that has its key already. */
  open(entry: CollectionEntry): Promise<CollectionEntry>;
  /**
   * Replaces the entry whose version is one below; false when somebody else was faster. The version of `entry` is
   * the new one.
   */
  replace(entry: CollectionEntry): Promise<boolean>;
  find(client: string, key: string): Promise<CollectionEntry | undefined>;
  /** In order of their keys. */
  list(filter: CollectionFilter): Promise<readonly CollectionEntry[]>;
  close(): Promise<void>;
}

/** Container token of the {@link CollectionStore}. */
export const CollectionStore: Token<CollectionStore> = token<CollectionStore>("CollectionStore");

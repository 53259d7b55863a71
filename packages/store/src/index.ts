export { openSqliteJournal, type SqliteJournal, type StoredText } from "./audit/sqlite-journal.ts";
export { verifyJournal } from "./audit/verify-journal.ts";
export {
  openSqliteCollectionStore,
  type SqliteCollectionStoreOptions,
} from "./collection/open-sqlite-collection-store.ts";
export { openSqliteStore, type SqliteStoreOptions } from "./sqlite/open-sqlite-store.ts";
export { storeModule } from "./store.module.ts";

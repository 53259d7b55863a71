export { openSqliteJournal, type SqliteJournal, type StoredText } from "./audit/sqlite-journal.ts";
export { verifyJournal } from "./audit/verify-journal.ts";
export { openSqliteStore, type SqliteStoreOptions } from "./sqlite/open-sqlite-store.ts";
export { storeModule } from "./store.module.ts";

import { type CollectionEntry, collectionStates, type ErrorCode } from "@confirma-connect/core";
import { damaged, integer, json, list, type Read, text, texts, word } from "../sql/json-reader.ts";
import { optional, required, shape } from "../sql/shape.ts";
import type { CollectionEntryTable } from "./collection-database.ts";

/** A code in the form of the catalogue; a newer version may have written one that this one does not know. */
const code: Read<ErrorCode> = (stored) => {
  const isCode = (value: string): value is ErrorCode => /^ACC_[A-Z0-9_]{1,80}$/u.test(value);
  const found = text(stored);
  return isCode(found) ? found : damaged(stored);
};

const entry = shape<CollectionEntry>({
  client: required(text),
  key: required(text),
  kind: required(word(["invoice", "action"])),
  invoiceNumber: required(text),
  state: required(word(collectionStates)),
  caseId: optional(text),
  content: required(text),
  facts: required(texts),
  attempts: required(integer),
  claimedUntil: optional(integer),
  sentAt: optional(integer),
  codes: required(list(code)),
  createdAt: required(integer),
  updatedAt: required(integer),
  version: required(integer),
});

/** The entry of a row; throws ACC_STORE_UNAVAILABLE with the place of the damage when it cannot be read. */
export const entryOf = (row: Pick<CollectionEntryTable, "client" | "key" | "entry">): CollectionEntry =>
  json(entry)({ owner: `${row.client} ${row.key}`, path: "entry", value: row.entry });

/** The row of an entry. */
export const entryRow = (from: CollectionEntry): CollectionEntryTable => ({
  client: from.client,
  key: from.key,
  invoice_number: from.invoiceNumber,
  state: from.state,
  version: from.version,
  entry: JSON.stringify(from),
});

import { access } from "node:fs/promises";
import { type CollectionStore, MemoryCollectionStore } from "@confirma-connect/core";
import { openSqliteCollectionStore } from "@confirma-connect/store";

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Opens the store to tell the agency something; the file is made when there is none. */
export const openCollectionFile = (file: string): Promise<CollectionStore> =>
  openSqliteCollectionStore({ file });

/** Opens the store to look into it only: where there is no file yet, nothing was told, and none is made. */
export const lookIntoCollectionFile = async (file: string): Promise<CollectionStore> =>
  (await isThere(file)) ? openSqliteCollectionStore({ file }) : new MemoryCollectionStore();

import { ConfirmaCollectionOptions } from "@confirma-connect/confirma";
import { CollectionPolicy } from "@confirma-connect/core";
import { z } from "zod";

/** What of a client's books is handed over to the agency, and how: the desk's options, the policy and the store. */
export const CollectionConfig = ConfirmaCollectionOptions.extend({
  policy: CollectionPolicy.prefault({}).describe("Which invoices are handed over, and what is told of them."),
  store: z
    .string()
    .min(1)
    .optional()
    .describe(
      "SQLite file of what the agency was told, never that of the submissions; default: <store.file>.collection.sqlite.",
    ),
}).describe("For collect: overdue invoices of the books are handed over to Confirma.");

/** See {@link CollectionConfig}. */
export type CollectionConfig = z.output<typeof CollectionConfig>;

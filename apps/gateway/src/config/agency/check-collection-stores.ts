import { resolve } from "node:path";
import type { z } from "zod";
import type { AgencyConfig } from "./agency-config.ts";

interface Checked {
  readonly store: { readonly file: string };
  readonly clients: readonly { readonly agency?: AgencyConfig | undefined }[];
}

/** What the agency was told has a file of its own: the two stores would refuse each other's tables. */
export function checkCollectionStores({ store, clients }: Checked, context: z.RefinementCtx): void {
  for (const [index, { agency }] of clients.entries()) {
    const file = agency?.collection?.store;
    // Both begin at the same folder, whichever it is.
    if (file === undefined || resolve(file) !== resolve(store.file)) continue;
    context.addIssue({
      code: "custom",
      path: ["clients", index, "agency", "collection", "store"],
      message: "is the file of the submissions; what the agency was told needs a file of its own",
    });
  }
}

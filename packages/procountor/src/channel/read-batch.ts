import type { z } from "zod";
import { unreadable } from "../map/unreadable.ts";
import { readResource } from "../register/read-resource.ts";
import { batchOf } from "../wire/answer/page.ts";
import { pageSize } from "../wire/page-size.ts";
import { batches } from "./batches.ts";
import type { Exchange } from "./exchange.ts";

/**
 * Reads documents by identifier, up to 200 at once. Procountor drops identifiers that it does not know
 * (seen); one that it has just listed must not be missing.
 */
export async function readBatch<S extends z.ZodType<{ readonly id: string }>>(
  client: Exchange,
  name: "invoices" | "ledgerreceipts",
  ids: readonly string[],
  schema: S,
): Promise<ReadonlyMap<string, z.output<S>>> {
  const all = new Map<string, z.output<S>>();
  for (const part of batches([...new Set(ids)], pageSize)) {
    const read = await readResource(client, `${name}/${part.join(",")}`, batchOf(schema));
    for (const entry of read) all.set(entry.id, entry);
  }
  const lost = ids.find((id) => !all.has(id));
  return lost === undefined ? all : unreadable(`${name} entry`, lost);
}

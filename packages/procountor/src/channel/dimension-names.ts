import type { DimensionNames } from "../map/receipt-to-ledger-document.ts";
import { readResource } from "../register/read-resource.ts";
import { Dimensions } from "../wire/answer/register.ts";
import type { Exchange } from "./exchange.ts";

/** Names of all dimensions and items by identifier. */
export async function dimensionNames(client: Exchange): Promise<DimensionNames> {
  const dimensions = await readResource(client, "dimensions", Dimensions);
  return new Map(
    dimensions.map(({ id, name, items }) => {
      const named = new Map(items.map((item) => [item.id, item.codeName ?? item.id]));
      return [id, { name: name ?? id, items: named }];
    }),
  );
}

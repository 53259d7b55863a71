import type { CollectionStore } from "@confirma-connect/core";
import { lookIntoCollectionFile } from "../../../agency/collection-file.ts";
import { collectionOf } from "../../../agency/collection-of.ts";
import { readGatewayConfig } from "../../../config/read-gateway-config.ts";
import { pickClient } from "../../pick-client.ts";

/** Where a command finds what the agency was told; neither books nor agency are asked, and no secret is read. */
export interface CollectionPlace {
  readonly config: string;
  readonly client?: string;
}

/** Does something with the store of a client, and closes it. */
export async function withCollectionStore<T>(
  place: CollectionPlace,
  act: (store: CollectionStore, client: string) => Promise<T>,
): Promise<T> {
  const config = await readGatewayConfig(place.config);
  const client = pickClient(config.clients, place.client);
  const store = await lookIntoCollectionFile(collectionOf(config, client).file);
  try {
    return await act(store, client.id);
  } finally {
    await store.close();
  }
}

import { createConfirmaCollectionDesk } from "@confirma-connect/confirma";
import {
  type CollectionDesk,
  type CollectionEntry,
  type CollectionPolicy,
  type CollectionReport,
  type CollectParts,
  type CollectRequest,
  collect,
  collectionStart,
  ownPayments,
  type Period,
  readReceivables,
  type SecretSource,
  systemClock,
} from "@confirma-connect/core";
import type { Gateway } from "../composition/compose-gateway.ts";
import type { ClientConfig } from "../config/gateway-config.ts";
import { openConfirma } from "./agency-clients.ts";
import { openLine } from "./agency-line.ts";
import { lookIntoCollectionFile, openCollectionFile } from "./collection-file.ts";
import { type ClientCollection, collectionOf } from "./collection-of.ts";
import { stoppableDesk } from "./stoppable-desk.ts";

/** What a run works with. The gateway's store says which payments are the agency's own. */
export interface CollectionRunParts {
  readonly gateway: Gateway;
  readonly client: ClientConfig;
  readonly secrets: SecretSource;
}

/** What a run is asked for. */
export interface CollectionRunOptions {
  /** Days whose invoices, payments and credit notes are read. */
  readonly period: Period;
  /** Read from an earlier day where the agency still collects an older invoice. */
  readonly reachesLiveCases?: boolean;
  readonly dryRun: boolean;
  /** Called for every document that was read from the books. */
  readonly onRead?: () => void;
  /** Called before an invoice is told about. */
  readonly onInvoice?: () => void;
  readonly signal?: AbortSignal;
  /** Gets the agency's own words for every refusal, which may repeat names and sums. */
  readonly onRefusal?: CollectRequest["onRefusal"];
}

/** What a run did, and what of this and earlier runs is not settled. */
export interface CollectionOutcome extends CollectionReport {
  /** The days that were read. */
  readonly period: Period;
  readonly unsettled: readonly CollectionEntry[];
}

async function* announced<T>(items: AsyncIterable<T>, onItem: () => void): AsyncIterable<T> {
  for await (const item of items) {
    onItem();
    yield item;
  }
}

async function collectInto(
  { desk, store }: Pick<CollectParts, "desk" | "store">,
  { gateway, client }: CollectionRunParts,
  policy: CollectionPolicy,
  options: CollectionRunOptions,
): Promise<CollectionOutcome> {
  const runtime = gateway.clients.get(client.id);
  if (runtime === undefined) throw new Error(`client ${client.id} was not composed`);
  const { dryRun, reachesLiveCases, onRefusal, onInvoice = () => undefined, ...reading } = options;
  const isOwnPayment = await ownPayments(gateway.store, client.id);
  const system = runtime.systems.get(runtime.profile.system);
  const collecting = { desk, store, clock: systemClock };
  const about = { client: client.id, policy, today: systemClock.today(gateway.config.zone), dryRun };
  const { from, to } = options.period;
  const readFrom = reachesLiveCases === true ? await collectionStart(collecting, about, from) : from;
  const period = { from: readFrom, to };
  const receivables = readReceivables(system, { ...reading, period, isOwnPayment });
  const report = await collect(collecting, {
    ...about,
    receivables: announced(receivables, onInvoice),
    readFrom,
    ...(onRefusal === undefined ? {} : { onRefusal }),
  });
  const states = ["claimed", "unknown", "parked", "refused"] as const;
  return { ...report, period, unsettled: await store.list({ client: client.id, states }) };
}

/** The agency's desk. When the signal is aborted, looks end at once; what is being told is told to its end. */
async function openDesk(
  { confirma, desk: options }: ClientCollection,
  secrets: SecretSource,
  signal?: AbortSignal,
): Promise<CollectionDesk> {
  const line = openLine(signal, ({ method }) => method === "GET");
  const desk = createConfirmaCollectionDesk(await openConfirma(confirma, secrets, line), options);
  return signal === undefined ? desk : stoppableDesk(desk, signal);
}

/**
 * Hands a client's overdue invoices over to the agency and tells it what happened to the ones that it has. A dry run
 * sends and stores nothing. Throws ConfigurationError when the client or its accounting system cannot do that.
 */
export async function runCollection(
  parts: CollectionRunParts,
  options: CollectionRunOptions,
): Promise<CollectionOutcome> {
  const collection = collectionOf(parts.gateway.config, parts.client);
  const desk = await openDesk(collection, parts.secrets, options.signal);
  const open = options.dryRun ? lookIntoCollectionFile : openCollectionFile;
  const store = await open(collection.file);
  try {
    return await collectInto({ desk, store }, parts, collection.policy, options);
  } finally {
    await store.close();
  }
}

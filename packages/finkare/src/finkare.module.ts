import { Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { FinkareOptionsInput } from "./finkare.options.ts";
import { createFinkareClient, FinkareClient } from "./finkare-client.ts";
import { MemorySeenEvents, SeenEvents } from "./webhook/seen-events.ts";
import type { WebhookOptionsInput } from "./webhook/webhook.options.ts";
import { WebhookReceiver, WebhookReceiverToken } from "./webhook/webhook-receiver.ts";

/** Binds the client of one key as {@link FinkareClient}; Clock comes from the host's container. */
export const finkareModule = (options: FinkareOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(FinkareClient)
      .toResolvedValue((clock) => createFinkareClient(options, { http, clock }), [Clock])
      .inSingletonScope();
  });

/** Binds a {@link WebhookReceiver}; `seen` is shared by several processes, in memory by default. */
export const finkareWebhookModule = (options: WebhookOptionsInput, seen?: SeenEvents): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(SeenEvents)
      .toResolvedValue((clock) => seen ?? new MemorySeenEvents(clock), [Clock])
      .inSingletonScope();
    bind(WebhookReceiverToken)
      .toResolvedValue(
        (clock, remembered) => new WebhookReceiver(options, { clock, seen: remembered }),
        [Clock, SeenEvents],
      )
      .inSingletonScope();
  });

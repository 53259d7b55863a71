import { Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { ConfirmaOptionsInput } from "./confirma.options.ts";
import { ConfirmaClient, createConfirmaClient } from "./confirma-client.ts";

/** Binds the client of one account as {@link ConfirmaClient}; Clock comes from the host's container. */
export const confirmaModule = (options: ConfirmaOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(ConfirmaClient)
      .toResolvedValue((clock) => createConfirmaClient(options, { http, clock }), [Clock])
      .inSingletonScope();
  });

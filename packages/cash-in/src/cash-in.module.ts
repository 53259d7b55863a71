import { Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { CashInOptionsInput } from "./cash-in.options.ts";
import { CashInClient, createCashInClient } from "./cash-in-client.ts";

/** Binds the client of one account as {@link CashInClient}; Clock comes from the host's container. */
export const cashInModule = (options: CashInOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(CashInClient)
      .toResolvedValue((clock) => createCashInClient(options, { http, clock }), [Clock])
      .inSingletonScope();
  });

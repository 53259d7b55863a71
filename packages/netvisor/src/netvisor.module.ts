import { AccountingSystem, Clock, IdSource } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { NetvisorOptionsInput } from "./netvisor.options.ts";
import { createNetvisorSystem } from "./netvisor.system.ts";

/** Binds one Netvisor company as an AccountingSystem; Clock and IdSource come from the host's container. */
export const netvisorModule = (options: NetvisorOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(AccountingSystem)
      .toResolvedValue((clock, ids) => createNetvisorSystem(options, { http, clock, ids }), [Clock, IdSource])
      .inSingletonScope();
  });

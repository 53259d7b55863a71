import { AccountingSystem, Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { ProcountorOptionsInput } from "./procountor.options.ts";
import { createProcountorSystem } from "./procountor.system.ts";

/** Binds one Procountor company as an AccountingSystem; the Clock comes from the host's container. */
export const procountorModule = (options: ProcountorOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(AccountingSystem)
      .toResolvedValue((clock) => createProcountorSystem(options, { http, clock }), [Clock])
      .inSingletonScope();
  });

import { AccountingSystem, Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { ProcountorOptionsInput } from "./procountor.options.ts";
import { createProcountorSystem } from "./procountor.system.ts";
import { ProcountorPace } from "./transport/procountor-pace.ts";

/**
 * Binds one Procountor company as an AccountingSystem; the Clock comes from the host's container. Companies of the same
 * API client share its limit of requests: give all of them the same pace.
 */
export const procountorModule = (
  options: ProcountorOptionsInput,
  pace: ProcountorPace = new ProcountorPace(),
): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(AccountingSystem)
      .toResolvedValue((clock) => createProcountorSystem(options, { http, clock, pace }), [Clock])
      .inSingletonScope();
  });

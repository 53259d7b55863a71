import { AccountingSystem, Clock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { ContainerModule } from "inversify";
import type { NetbaronOptionsInput } from "./netbaron.options.ts";
import { createNetbaronSystem } from "./netbaron.system.ts";

/** Binds one NetBaron organisation as an AccountingSystem; the Clock comes from the host's container. */
export const netbaronModule = (options: NetbaronOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    const http = createHttpClient();
    bind(AccountingSystem)
      .toResolvedValue((clock) => createNetbaronSystem(options, { http, clock }), [Clock])
      .inSingletonScope();
  });

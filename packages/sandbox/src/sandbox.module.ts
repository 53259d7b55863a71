import { AccountingSystem, Clock, IdSource } from "@confirma-connect/core";
import { ContainerModule } from "inversify";
import type { SandboxOptionsInput } from "./sandbox.options.ts";
import { createSandboxSystem } from "./sandbox.system.ts";

/** Binds one sandbox as an AccountingSystem; Clock and IdSource come from the host's container. */
export const sandboxModule = (options: SandboxOptionsInput): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(AccountingSystem)
      .toResolvedValue((clock, ids) => createSandboxSystem(options, { clock, ids }), [Clock, IdSource])
      .inSingletonScope();
  });

import {
  coreModule,
  type SecretSource,
  type SystemRegistry,
  SystemRegistryToken,
} from "@confirma-connect/core";
import type { ProcountorPace } from "@confirma-connect/procountor";
import { Container } from "inversify";
import { adapterModule } from "../composition/adapter-module.ts";
import type { SystemConfig } from "../config/system-config.ts";

/** The accounting system of a client by itself: no store, no delivery. Clients in Procountor keep the given pace. */
export async function systemsOf(
  system: SystemConfig,
  secrets: SecretSource,
  procountorPace?: ProcountorPace,
): Promise<SystemRegistry> {
  const container = new Container();
  container.load(coreModule(), await adapterModule(system, secrets, procountorPace));
  return container.get(SystemRegistryToken);
}

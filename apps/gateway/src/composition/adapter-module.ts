import { randomUUID } from "node:crypto";
import { ConfigurationError, Secret, type SecretSource } from "@confirma-connect/core";
import { sandboxModule } from "@confirma-connect/sandbox";
import type { ContainerModule } from "inversify";
import type { NetvisorConfig, SystemConfig } from "../config/system-config.ts";

async function netvisor(_config: NetvisorConfig, _secrets: SecretSource): Promise<ContainerModule> {
  throw new ConfigurationError("netvisor is not bound yet");
}

/** The module of a client's accounting system, with its secrets read. */
export async function adapterModule(system: SystemConfig, secrets: SecretSource): Promise<ContainerModule> {
  switch (system.type) {
    case "netvisor":
      return netvisor(system, secrets);
    case "sandbox":
      return sandboxModule({ token: new Secret(randomUUID()) });
  }
}

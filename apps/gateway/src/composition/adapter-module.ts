import { randomUUID } from "node:crypto";
import { Secret, type SecretSource } from "@confirma-connect/core";
import { netvisorModule } from "@confirma-connect/netvisor";
import { sandboxModule } from "@confirma-connect/sandbox";
import type { ContainerModule } from "inversify";
import type { NetvisorConfig, SandboxConfig, SystemConfig } from "../config/system-config.ts";

async function netvisor(config: NetvisorConfig, secrets: SecretSource): Promise<ContainerModule> {
  const { type: _type, baseUrl, ...options } = config;
  const customerKey = await secrets.read(config.customerKey);
  const partnerKey = await secrets.read(config.partnerKey);
  const address = baseUrl === undefined ? {} : { baseUrl };
  return netvisorModule({ ...options, ...address, customerKey, partnerKey });
}

/** The books live and die with this process, so their credential may as well. */
function sandbox({ type: _type, ...options }: SandboxConfig): ContainerModule {
  return sandboxModule({ ...options, token: new Secret(randomUUID()) });
}

/** The module of a client's accounting system, with its secrets read. */
export async function adapterModule(system: SystemConfig, secrets: SecretSource): Promise<ContainerModule> {
  switch (system.type) {
    case "netvisor":
      return netvisor(system, secrets);
    case "sandbox":
      return sandbox(system);
  }
}

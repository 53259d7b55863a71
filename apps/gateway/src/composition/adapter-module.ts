import { randomUUID } from "node:crypto";
import { Secret, type SecretSource } from "@confirma-connect/core";
import { netbaronModule } from "@confirma-connect/netbaron";
import { netvisorModule } from "@confirma-connect/netvisor";
import { ProcountorPace, procountorModule } from "@confirma-connect/procountor";
import { sandboxModule } from "@confirma-connect/sandbox";
import type { ContainerModule } from "inversify";
import type { NetvisorConfig } from "../config/system/netvisor-config.ts";
import type { ProcountorConfig } from "../config/system/procountor-config.ts";
import type { SandboxConfig } from "../config/system/sandbox-config.ts";
import type { SystemConfig } from "../config/system-config.ts";
import { netbaronOptions } from "./netbaron-options.ts";

async function netvisor(config: NetvisorConfig, secrets: SecretSource): Promise<ContainerModule> {
  const { type: _type, baseUrl, ...options } = config;
  const customerKey = await secrets.read(config.customerKey);
  const partnerKey = await secrets.read(config.partnerKey);
  const address = baseUrl === undefined ? {} : { baseUrl };
  return netvisorModule({ ...options, ...address, customerKey, partnerKey });
}

async function procountor(
  config: ProcountorConfig,
  secrets: SecretSource,
  pace: ProcountorPace,
): Promise<ContainerModule> {
  const { type: _type, ...options } = config;
  const clientSecret = await secrets.read(config.clientSecret);
  const apiKey = await secrets.read(config.apiKey);
  return procountorModule({ ...options, clientSecret, apiKey }, pace);
}

/** The books live and die with this process, so their credential may as well. */
function sandbox({ type: _type, ...options }: SandboxConfig): ContainerModule {
  return sandboxModule({ ...options, token: new Secret(randomUUID()) });
}

/** The module of a client's accounting system, with its secrets read; clients in Procountor keep one pace. */
export async function adapterModule(
  system: SystemConfig,
  secrets: SecretSource,
  procountorPace: ProcountorPace = new ProcountorPace(),
): Promise<ContainerModule> {
  switch (system.type) {
    case "netvisor":
      return netvisor(system, secrets);
    case "procountor":
      return procountor(system, secrets, procountorPace);
    case "netbaron":
      return netbaronModule(await netbaronOptions(system, secrets));
    case "sandbox":
      return sandbox(system);
  }
}

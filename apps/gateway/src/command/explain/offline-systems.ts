import { Secret, type SecretSource, type SystemRegistry } from "@confirma-connect/core";
import { SystemConfig } from "../../config/system-config.ts";
import { systemsOf } from "../systems-of.ts";

/** Secrets are not needed to translate, so none is read: an explanation works on any machine. */
const noSecrets: SecretSource = { read: async () => new Secret("not-needed-offline") };

/** The adapter of a client's system, for translating only. */
export const offlineSystems = (system: SystemConfig): Promise<SystemRegistry> => systemsOf(system, noSecrets);

/** Netvisor without a company: enough to translate, too little to send. */
export const offlineNetvisor: SystemConfig = SystemConfig.parse({
  type: "netvisor",
  customerId: "offline",
  customerKey: "env:NOT_NEEDED_OFFLINE",
  partnerId: "offline",
  partnerKey: "env:NOT_NEEDED_OFFLINE",
  organisationId: "0000000-0",
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashApiKey } from "@confirma-connect/gateway";
import { demoNetvisorCompany, demoNetvisorPartner, type NetvisorCompany } from "@confirma-connect/simulators";

/** Clients of the chaos, each with a Netvisor company of its own. */
export const chaosClients = ["north", "south", "east"] as const;

/** One of {@link chaosClients}. */
export type ChaosClient = (typeof chaosClients)[number];

const businessIds: Readonly<Record<ChaosClient, string>> = {
  north: "1967543-8",
  south: "2045253-4",
  east: "0112038-9",
};

/** The made-up company of a client. */
export const companyOf = (client: ChaosClient): NetvisorCompany =>
  demoNetvisorCompany({
    organisationId: businessIds[client],
    customerId: `chaos-${client}`,
    customerKey: `chaos-key-of-${client}-0000000000`,
  });

export const apiKeyOf = (client: ChaosClient): string => `chaos-api-key-of-${client}`;

/** Secrets that the configuration names. */
export const environment: Readonly<Record<string, string>> = {
  CHAOS_PARTNER_KEY: demoNetvisorPartner.key,
  ...Object.fromEntries(
    chaosClients.map((client) => [`CHAOS_KEY_${client.toUpperCase()}`, companyOf(client).customerKey]),
  ),
};

const plan = {
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ percentage: 25.5, target: "KOMY" }],
  payments: { method: "Pankkitili" },
};

/** Writes the gateway's configuration; waits are short, so that a round is. Returns its path. */
export function writeChaosConfig(
  folder: string,
  { port, netvisor }: { readonly port: number; readonly netvisor: number },
): string {
  const file = join(folder, "gateway.json");
  const config = {
    listen: { host: "127.0.0.1", port },
    store: { file: join(folder, "submissions.sqlite") },
    limits: { requestsPerMinute: 1_000_000 },
    retry: { firstDelayMs: 20, longestDelayMs: 200, firstLookUpMs: 30, lookUps: 100, leaseMs: 1_000 },
    pollMs: 20,
    log: { level: "error" },
    clients: chaosClients.map((client) => ({
      id: client,
      apiKeyHashes: [hashApiKey(apiKeyOf(client))],
      plan,
      system: {
        type: "netvisor",
        baseUrl: `http://127.0.0.1:${netvisor}/`,
        customerId: companyOf(client).customerId,
        customerKey: `env:CHAOS_KEY_${client.toUpperCase()}`,
        partnerId: demoNetvisorPartner.id,
        partnerKey: "env:CHAOS_PARTNER_KEY",
        organisationId: companyOf(client).organisationId,
        timeout: 700,
        lateWriteBound: 700,
      },
    })),
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}

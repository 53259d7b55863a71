import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashApiKey } from "@confirma-connect/gateway";
import { demoNetvisorCompany, type NetvisorCompany } from "@confirma-connect/simulators";
import { canarySecrets } from "./canary.ts";
import { canaryAgencyConfig } from "./canary-agency.ts";

/** The made-up company that the `books` client keeps in the simulator. */
export const canaryCompany: NetvisorCompany = demoNetvisorCompany({
  customerKey: canarySecrets.netvisorCustomer,
});

/** The partner that requests are signed for. */
export const canaryPartner = { id: "canary-partner", key: canarySecrets.netvisorPartner } as const;

/** Environment of the gateway: where its secrets are. */
export const securityEnvironment: Readonly<Record<string, string>> = {
  CANARY_CUSTOMER: canarySecrets.netvisorCustomer,
  CANARY_PARTNER: canarySecrets.netvisorPartner,
  CANARY_ECHO: canarySecrets.netvisorEcho,
  CANARY_PC_SECRET: canarySecrets.procountorClient,
  CANARY_PC_KEY: canarySecrets.procountorApi,
  CANARY_KEY: canarySecrets.booksKey,
  CANARY_OPERATOR: canarySecrets.operatorKey,
  CANARY_WRONG: canarySecrets.wrongKey,
  CANARY_CONFIRMA: canarySecrets.confirma,
};

const plan = {
  documentClasses: { ML: "Myyntilasku" },
  payments: { method: "Pankkitili" },
};

const netvisor = (baseUrl: string, key: string, organisationId: string) => ({
  type: "netvisor",
  baseUrl,
  customerId: canaryCompany.customerId,
  customerKey: `env:${key}`,
  partnerId: canaryPartner.id,
  partnerKey: "env:CANARY_PARTNER",
  organisationId,
  timeout: 900,
  lateWriteBound: 900,
});

/** Where everything listens. */
export interface SecurityPlaces {
  readonly port: number;
  /** The simulator. */
  readonly books: string;
  /** The vendor that quotes. */
  readonly echo: string;
  /** The agency's stand-in. */
  readonly agency: string;
}

const limits = {
  requestsPerMinute: 1_000_000,
  failedKeysPerMinute: 1_000,
  requestSeconds: 2,
  bodyBytes: 65_536,
} as const;

const retry = {
  firstDelayMs: 50,
  longestDelayMs: 200,
  firstLookUpMs: 50,
  lookUps: 3,
  sendings: 2,
  leaseMs: 1_500,
} as const;

/** Writes the gateway's configuration; returns its path. */
export function writeSecurityConfig(folder: string, { port, books, echo, agency }: SecurityPlaces): string {
  const procountor = { type: "procountor", baseUrl: `${echo}api`, clientId: "canary" };
  const secrets = { clientSecret: "env:CANARY_PC_SECRET", apiKey: "env:CANARY_PC_KEY" };
  const client = (id: string, key: string, system: object, vat = "KOMY") => ({
    id,
    apiKeyHashes: [hashApiKey(key)],
    plan: { ...plan, vatCodes: [{ code: "20", percentage: 25.5, target: vat }] },
    system,
  });
  const config = {
    listen: { host: "127.0.0.1", port },
    store: { file: join(folder, "submissions.sqlite") },
    limits,
    retry,
    pollMs: 50,
    log: { level: "debug" },
    clients: [
      {
        ...client(
          "books",
          canarySecrets.booksKey,
          netvisor(books, "CANARY_CUSTOMER", canaryCompany.organisationId),
        ),
        agency: canaryAgencyConfig(agency),
      },
      {
        ...client("echo", canarySecrets.echoKey, netvisor(echo, "CANARY_ECHO", "2045253-4")),
        agency: canaryAgencyConfig(echo),
      },
      client("other", `${canarySecrets.plainKey}-2`, { ...procountor, ...secrets }, "1 SALES"),
      client("plain", canarySecrets.plainKey, { type: "sandbox" }),
    ],
    operator: { apiKeyHashes: [hashApiKey(canarySecrets.operatorKey)] },
  };
  const file = join(folder, "gateway.json");
  writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
  return file;
}

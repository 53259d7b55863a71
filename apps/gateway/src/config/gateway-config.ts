import { AccountPlan } from "@confirma-connect/core";
import { z } from "zod";
import { AgencyConfig } from "./agency/agency-config.ts";
import { checkCollectionStores } from "./agency/check-collection-stores.ts";
import { ApiKeyHash } from "./api-key-hash.ts";
import { checkUniqueness } from "./check-uniqueness.ts";
import { LimitsConfig, ListenConfig } from "./listen-config.ts";
import { RetryConfig } from "./retry-config.ts";
import { SystemConfig } from "./system-config.ts";

/** One client (creditor): its keys, its accounting system and how its words are mapped. */
export const ClientConfig = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
      error: "must be 1 to 64 letters, digits, dots, hyphens or underscores",
    })
    .describe("Our name of the client; appears in logs and metrics, so never a person's name."),
  apiKeyHashes: z
    .array(ApiKeyHash)
    .min(1)
    .describe("Keys that the client's caller may use; two while a key is being changed."),
  system: SystemConfig,
  plan: AccountPlan.prefault({}),
  agency: AgencyConfig.optional().describe(
    "Where settlements and payments are pulled from, how they are booked, and what is handed over.",
  ),
  strict: z.boolean().default(false).describe("Refuse fields that are not known instead of warning."),
});

/** See {@link ClientConfig}. */
export type ClientConfig = z.output<typeof ClientConfig>;

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The gateway's one configuration file. */
export const GatewayConfig = z
  .strictObject({
    $schema: z.string().optional().describe("Address of this schema, for editors."),
    listen: ListenConfig.prefault({}),
    store: z.strictObject({
      file: z
        .string()
        .min(1)
        .describe("SQLite file of the submissions; a relative path begins at the configuration's folder."),
    }),
    clients: z.array(ClientConfig).min(1),
    operator: z
      .strictObject({ apiKeyHashes: z.array(ApiKeyHash).min(1) })
      .optional()
      .describe("Keys that see every client's submissions and may decide about parked ones."),
    limits: LimitsConfig.prefault({}),
    retry: RetryConfig.prefault({}),
    pollMs: z
      .int()
      .min(10)
      .max(600_000)
      .default(5_000)
      .describe("Longest sleep of a delivery worker; other processes may add work to the same store."),
    shutdownSeconds: z
      .int()
      .min(1)
      .max(3_600)
      .default(30)
      .describe(
        "Longest time to finish what is under way when the gateway is told to stop; what is left is taken up at the next start.",
      ),
    zone: z
      .string()
      .refine(isTimeZone, { error: "must be an IANA time zone, e.g. Europe/Helsinki" })
      .default("Europe/Helsinki")
      .describe('Time zone (IANA) in which "today" is meant.'),
    log: z
      .strictObject({ level: z.enum(["debug", "info", "warn", "error", "silent"]).default("info") })
      .prefault({}),
    metrics: z
      .enum(["open", "operator", "off"])
      .default("open")
      .describe("Who may read /metrics: everyone who reaches the port, holders of an operator key, nobody."),
    docs: z.boolean().default(true).describe("Whether /docs and /openapi.json are served."),
  })
  .superRefine(checkUniqueness)
  .superRefine(checkCollectionStores);

/** See {@link GatewayConfig}; every default is filled in. */
export type GatewayConfig = z.output<typeof GatewayConfig>;

/** The configuration as an operator writes it, with defaults left out. */
export type GatewayConfigInput = z.input<typeof GatewayConfig>;

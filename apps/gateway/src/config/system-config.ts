import { z } from "zod";
import { SecretReference } from "./secret-reference.ts";

const Word = z.string().min(1);

/** A client's Netvisor company and our credentials for it; the two keys stand elsewhere. */
export const NetvisorConfig = z.strictObject({
  type: z.literal("netvisor"),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default("https://integration.netvisor.fi")
    .describe("Netvisor's address, or a simulator's."),
  sender: Word.default("confirma-connect").describe("Name of the integration, shown to Netvisor's users."),
  customerId: Word.describe("API identifier of the Netvisor user."),
  customerKey: SecretReference,
  partnerId: Word.describe("Partner identifier, form xxx_yyy."),
  partnerKey: SecretReference,
  organisationId: Word.describe("Finnish business id of the company, 1234567-8."),
  language: z.enum(["FI", "SE", "EN"]).default("EN").describe("Language of Netvisor's answers."),
});

/** See {@link NetvisorConfig}. */
export type NetvisorConfig = z.output<typeof NetvisorConfig>;

/** An accounting system in this process's memory, for trying things out; lost when the process ends. */
export const SandboxConfig = z.strictObject({ type: z.literal("sandbox") });

/** See {@link SandboxConfig}. */
export type SandboxConfig = z.output<typeof SandboxConfig>;

/** Which accounting system a client uses. */
export const SystemConfig = z.discriminatedUnion("type", [NetvisorConfig, SandboxConfig]);

/** See {@link SystemConfig}. */
export type SystemConfig = z.output<typeof SystemConfig>;

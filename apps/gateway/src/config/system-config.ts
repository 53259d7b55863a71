import { NetvisorOptions } from "@confirma-connect/netvisor";
import { SandboxOptions } from "@confirma-connect/sandbox";
import { z } from "zod";
import { SecretReference } from "./secret-reference.ts";

/** A client's Netvisor company: the adapter's options, with the two keys by reference. */
export const NetvisorConfig = NetvisorOptions.omit({ id: true, customerKey: true, partnerKey: true }).extend({
  type: z.literal("netvisor"),
  customerKey: SecretReference,
  partnerKey: SecretReference,
});

/** See {@link NetvisorConfig}. */
export type NetvisorConfig = z.output<typeof NetvisorConfig>;

/** An accounting system in this process's memory, for trying things out; lost when the process ends. */
export const SandboxConfig = SandboxOptions.omit({ id: true, token: true, books: true }).extend({
  type: z.literal("sandbox"),
});

/** See {@link SandboxConfig}. */
export type SandboxConfig = z.output<typeof SandboxConfig>;

/** Which accounting system a client uses. */
export const SystemConfig = z.discriminatedUnion("type", [NetvisorConfig, SandboxConfig]);

/** See {@link SystemConfig}. */
export type SystemConfig = z.output<typeof SystemConfig>;

import { NetvisorOptions } from "@confirma-connect/netvisor";
import { z } from "zod";
import { SecretReference } from "../secret-reference.ts";

/** A client's Netvisor company: the adapter's options, with the two keys by reference. */
export const NetvisorConfig = NetvisorOptions.omit({ id: true, customerKey: true, partnerKey: true }).extend({
  type: z.literal("netvisor"),
  customerKey: SecretReference,
  partnerKey: SecretReference,
});

/** See {@link NetvisorConfig}. */
export type NetvisorConfig = z.output<typeof NetvisorConfig>;

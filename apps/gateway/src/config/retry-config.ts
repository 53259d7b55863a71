import type { RetryPolicy } from "@confirma-connect/core";
import { z } from "zod";

const Milliseconds = z.int().min(1).max(86_400_000);

/** Overrides of the delivery engine's waiting; what is left out keeps core's default. */
export const RetryConfig = z.strictObject({
  firstDelayMs: Milliseconds.optional().describe("First delay after a sending without effect; doubles."),
  longestDelayMs: Milliseconds.optional().describe("Longest delay between sendings or look-ups."),
  firstLookUpMs: Milliseconds.optional().describe("First delay between look-ups; doubles."),
  lookUps: z.int().min(1).optional().describe("Unclear look-ups in a row before an operator is asked."),
  sendings: z
    .int()
    .min(1)
    .optional()
    .describe("Sendings of one step whose outcome was unknown, before an operator is asked."),
  stalls: z
    .int()
    .min(1)
    .optional()
    .describe("Rounds in a row that end by a defect or a broken host, before an operator is asked."),
  leaseMs: z
    .int()
    .min(1_000)
    .max(86_400_000)
    .optional()
    .describe(
      "Lease of a worker; longer than the longest request. After a crash a lane idles at most that long.",
    ),
  readBack: z.boolean().optional().describe("Whether accepted documents are read back at once."),
});

/** See {@link RetryConfig}. */
export type RetryConfig = z.output<typeof RetryConfig>;

/** The configured overrides under the engine's names. */
export const retryPolicyOf = (config: RetryConfig): Partial<RetryPolicy> => ({
  ...(config.firstDelayMs === undefined ? {} : { firstDelay: config.firstDelayMs }),
  ...(config.longestDelayMs === undefined ? {} : { longestDelay: config.longestDelayMs }),
  ...(config.firstLookUpMs === undefined ? {} : { firstLookUp: config.firstLookUpMs }),
  ...(config.lookUps === undefined ? {} : { lookUps: config.lookUps }),
  ...(config.sendings === undefined ? {} : { sendings: config.sendings }),
  ...(config.stalls === undefined ? {} : { stalls: config.stalls }),
  ...(config.leaseMs === undefined ? {} : { lease: config.leaseMs }),
  ...(config.readBack === undefined ? {} : { readBack: config.readBack }),
});

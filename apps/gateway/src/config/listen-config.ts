import { z } from "zod";

/** Where the gateway listens. TLS is the business of a proxy in front of it. */
export const ListenConfig = z.strictObject({
  host: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on; the default is reachable from this machine only."),
  port: z.int().min(0).max(65_535).default(8080).describe("TCP port; 0 takes any free one."),
});

/** What the gateway lets callers do. */
export const LimitsConfig = z.strictObject({
  bodyBytes: z
    .int()
    .min(1_024)
    .max(67_108_864)
    .default(5_242_880)
    .describe("Largest request body in bytes; larger ones are answered with 413."),
  requestsPerMinute: z
    .int()
    .min(1)
    .default(600)
    .describe("Requests of one client (or operator) per minute; more are answered with 429."),
  failedKeysPerMinute: z
    .int()
    .min(1)
    .default(30)
    .describe(
      "Requests with a missing or unknown key per address and minute before 429 takes the place of 401.",
    ),
  requestSeconds: z
    .int()
    .min(1)
    .max(600)
    .default(30)
    .describe("Longest time for a request to arrive completely."),
});

/** See {@link LimitsConfig}. */
export type LimitsConfig = z.output<typeof LimitsConfig>;

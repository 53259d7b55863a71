import { z } from "zod";

/** When a gateway that serves pulls for a client by itself, and which days. */
export const ScheduleConfig = z
  .strictObject({
    everyMinutes: z
      .int()
      .min(1)
      .max(10_080)
      .default(60)
      .describe(
        "Minutes between the end of one pull and the beginning of the next; the first begins at start.",
      ),
    lookBackDays: z
      .int()
      .min(0)
      .max(366)
      .default(30)
      .describe(
        "Each pull covers today, in the gateway's \"zone\", and this many days before it, by the dates of the agency's documents.",
      ),
  })
  .describe("Pull by itself while the gateway serves; without it nothing is pulled but by the command.");

/** See {@link ScheduleConfig}. */
export type ScheduleConfig = z.output<typeof ScheduleConfig>;

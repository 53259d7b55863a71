import { OptionalAmount, OptionalDay, OptionalKey, OptionalText } from "@confirma-connect/core";
import { z } from "zod";

/** Answer of `GET /invoice/case`; the page is cut inside `balance`. `costsAmount` is inferred. */
export const CaseAnswer = z
  .strictObject({
    case: z.strictObject({
      summary: z.strictObject({
        caseId: OptionalKey,
        /** An open word; no value is public. */
        status: OptionalText,
        /** An open word; no value is public. */
        stage: OptionalText,
        createdAt: OptionalText,
        closedAt: OptionalDay,
        activeDays: z.int().nullish(),
        creditor: OptionalText,
        currency: OptionalText,
        agency: OptionalText,
      }),
      balance: z
        .strictObject({
          capitalAmount: OptionalAmount,
          interestAmount: OptionalAmount,
          costsAmount: OptionalAmount,
        })
        .nullish(),
    }),
  })
  .transform(({ case: { summary, balance } }) => ({ ...summary, balance: balance ?? {} }));

/** The agency's file on one invoice. Amounts are minor units of `currency`. */
export type CaseDetails = z.output<typeof CaseAnswer>;

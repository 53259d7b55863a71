import { z } from "zod";
import { ProblemAnswer } from "./gateway-answer.ts";

/** A submission as the gateway's own API tells it; unknown fields are kept. */
export const SubmissionAnswer = z.looseObject({
  reference: z.string(),
  client: z.string(),
  kind: z.string(),
  sourceIdentifier: z.string(),
  state: z.string(),
  status: z.literal([0, 1, 2]),
  description: z.string(),
  evidence: z.string().nullable().catch(null),
  problems: z.array(ProblemAnswer).catch([]),
});

/** See {@link SubmissionAnswer}. */
export type SubmissionAnswer = z.output<typeof SubmissionAnswer>;

/** One page of submissions. */
export const SubmissionPage = z.object({
  submissions: z.array(SubmissionAnswer),
  next: z.string().nullable(),
});

const VendorAnswer = z.object({ code: z.string().nullish(), text: z.string().nullish() });

/** A submission with its steps and history. */
export const SubmissionDetailAnswer = SubmissionAnswer.extend({
  steps: z
    .array(
      z.looseObject({
        name: z.string(),
        attempts: z.number(),
        sentAt: z.string().nullable().catch(null),
        /** What the accounting system said last, in its own words. */
        vendor: VendorAnswer.nullish().catch(null),
      }),
    )
    .catch([]),
  history: z
    .array(
      z.looseObject({ at: z.string(), event: z.string(), state: z.string(), step: z.string().nullable() }),
    )
    .catch([]),
});

/** See {@link SubmissionDetailAnswer}. */
export type SubmissionDetailAnswer = z.output<typeof SubmissionDetailAnswer>;

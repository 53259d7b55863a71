import { z } from "zod";

/** One finding in an error answer of the gateway. */
export const ProblemAnswer = z.object({
  severity: z.enum(["error", "warning", "info"]).catch("error"),
  code: z.string(),
  pointer: z.string().catch(""),
  message: z.string().catch(""),
  advice: z.string().catch(""),
});

/** Error answer of the gateway. */
export const ErrorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    advice: z.string().catch(""),
    problems: z.array(ProblemAnswer).catch([]),
  }),
});

/** What all status rows of the agency have in common; the kind's own fields are kept. */
export const StatusRow = z.looseObject({
  sourceIdentifier: z.string(),
  status: z.literal([0, 1, 2]),
  description: z.string(),
  syncDate: z.string().nullable(),
});

/** See {@link StatusRow}. */
export type StatusRow = z.output<typeof StatusRow>;

/** The agency's envelope around status rows. */
export const StatusAnswer = z.union([
  z.object({ ledgers: z.array(StatusRow) }).transform(({ ledgers }) => ledgers),
  z.object({ payments: z.array(StatusRow) }).transform(({ payments }) => payments),
  z.object({ invoices: z.array(StatusRow) }).transform(({ invoices }) => invoices),
]);

import { documentKinds, parseCivilDate, submissionStates } from "@confirma-connect/core";
import { z } from "zod";

const once = "must be given once, as text";

const Word = z
  .string({ error: once })
  .min(1, { error: "must not be empty" })
  .max(200, { error: "is too long" });

const DateWord = z.string({ error: once }).transform((value, context) => {
  const date = parseCivilDate(value);
  if (date !== undefined) return date;
  context.addIssue({ code: "custom", message: "must be a date in the form YYYY-MM-DD" });
  return z.NEVER;
});

const statusNumbers = { "0": 0, "1": 1, "2": 2 } as const;

const StatusWord = z
  .enum(["0", "1", "2"], { error: "must be 0 (pending), 1 (synced) or 2 (failed)" })
  .transform((word) => statusNumbers[word]);

/** Filters of the agency's status lists. Dates are document dates, both included. */
export const AccountingQuery = z.strictObject({
  sourceIdentifier: Word.optional(),
  invoiceNumber: Word.optional(),
  fromDate: DateWord.optional(),
  toDate: DateWord.optional(),
  status: StatusWord.optional(),
});

/** See {@link AccountingQuery}. */
export type AccountingQuery = z.output<typeof AccountingQuery>;

/** Filters of our own list, with paging. */
export const SubmissionQuery = z.strictObject({
  ...AccountingQuery.shape,
  kind: z.enum(documentKinds, { error: `must be one of ${documentKinds.join(", ")}` }).optional(),
  state: z.enum(submissionStates, { error: `must be one of ${submissionStates.join(", ")}` }).optional(),
  client: Word.optional(),
  after: Word.optional(),
  limit: z
    .string({ error: once })
    .regex(/^[1-9][0-9]{0,2}$/, { error: "must be a number from 1 to 500" })
    .transform(Number)
    .refine((limit) => limit <= 500, { error: "must be a number from 1 to 500" })
    .optional(),
});

/** See {@link SubmissionQuery}. */
export type SubmissionQuery = z.output<typeof SubmissionQuery>;

/** Query of routes for which an operator names the client. */
export const ClientQuery = z.strictObject({ client: Word.optional() });

/** Query of routes without parameters. */
export const NoQuery = z.strictObject({});

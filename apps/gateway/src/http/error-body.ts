import { codeEntry, type ErrorCode, type Problem } from "@confirma-connect/core";
import { z } from "zod";

const Code = z.string().describe("Stable code, see docs/errors.md.");

/** One finding in an answer. */
export const ProblemBody = z.object({
  code: Code,
  severity: z.enum(["error", "warning", "info"]),
  pointer: z.string().describe('JSON pointer (RFC 6901) into the request body; "" is the whole body.'),
  message: z.string().describe("What is wrong; never the value itself."),
  advice: z.string().describe("What to do about it."),
});

/** See {@link ProblemBody}. */
export type ProblemBody = z.output<typeof ProblemBody>;

/** Body of every answer that is not a success. */
export const ErrorBody = z.object({
  error: z.object({
    code: Code.describe("Code of the first error."),
    message: z.string(),
    advice: z.string(),
    problems: z.array(ProblemBody),
    requestId: z.string().describe("Names this request in the gateway's log."),
  }),
});

/** See {@link ErrorBody}. */
export type ErrorBody = z.output<typeof ErrorBody>;

/** The part of a problem that callers see. */
export const problemBody = ({ code, severity, pointer, message, advice }: Problem): ProblemBody => ({
  code,
  severity,
  pointer,
  message,
  advice,
});

/** What an error body says. */
export interface Failure {
  readonly code: ErrorCode;
  /** Default: the cause from the error catalogue. */
  readonly message?: string;
  /** Default: the advice of the error catalogue. */
  readonly advice?: string;
  readonly problems?: readonly Problem[];
}

/** Makes an error body; the catalogue gives what is not said. */
export function errorBody({ code, message, advice, problems = [] }: Failure, requestId: string): ErrorBody {
  const entry = codeEntry(code);
  const error = {
    code,
    message: message ?? entry.cause,
    advice: advice ?? entry.advice,
    problems: problems.map(problemBody),
    requestId,
  };
  return { error };
}

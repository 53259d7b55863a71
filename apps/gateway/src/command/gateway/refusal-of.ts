import type { z } from "zod";
import { CommandError } from "../command-error.ts";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import type { Finding } from "../output/describe-problem.ts";
import { ErrorAnswer } from "./gateway-answer.ts";
import type { GatewayAnswer } from "./gateway-client.ts";

/** A "no" of the gateway about documents. */
export interface GatewayRefusal {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly problems: readonly Finding[];
}

/** Reads a "no"; an answer that is none of ours says so. */
export function refusalOf({ status, body }: GatewayAnswer): GatewayRefusal {
  const parsed = ErrorAnswer.safeParse(body);
  if (parsed.success) return parsed.data.error;
  const message = `the answer (HTTP ${status}) is not a gateway's`;
  return {
    code: "ACC_ANSWER_UNREADABLE",
    message,
    advice: "Check --url: something else than a gateway answers there.",
    problems: [],
  };
}

const exitCodeOf = (status: number): ExitCode => {
  if (status === 401 || status === 403) return exitCodes.configuration;
  if (status === 429 || status === 503) return exitCodes.unreachable;
  return exitCodes.finding;
};

/** The failure for an answer after which a command cannot go on. */
export function failedAnswer(answer: GatewayAnswer): CommandError {
  const { code, message, advice } = refusalOf(answer);
  const isOurs = ErrorAnswer.safeParse(answer.body).success;
  return new CommandError(isOurs ? exitCodeOf(answer.status) : exitCodes.unreachable, {
    code,
    message,
    advice,
  });
}

/** Reads a success. Throws CommandError when the answer is not a gateway's: something else listens there. */
export function readAnswer<S extends z.ZodType>(schema: S, answer: GatewayAnswer): z.output<S> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw failedAnswer(answer);
}

/** Whether an answer speaks about the documents, so that the next file may still be tried. */
export const isAboutDocuments = ({ status }: GatewayAnswer): boolean =>
  status === 400 || status === 409 || status === 413;

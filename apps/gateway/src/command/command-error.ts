import { ConnectorError, type Problem } from "@confirma-connect/core";
import { type ExitCode, exitCodes } from "./exit-code.ts";

/** A command that cannot go on; its words are meant for the person at the terminal. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly advice: string;

  constructor(
    exitCode: ExitCode,
    detail: { readonly code: string; readonly message: string; readonly advice: string },
  ) {
    super(detail.message);
    this.name = "CommandError";
    this.exitCode = exitCode;
    this.code = detail.code;
    this.advice = detail.advice;
  }
}

/** What is told about a failure: never a stack trace, a cause or a document. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

const exitCodeOf = ({ code, stage, delivery }: ConnectorError): ExitCode => {
  if (stage === "configure" || code.startsWith("ACC_CONFIG_") || code.startsWith("ACC_AUTH_")) {
    return exitCodes.configuration;
  }
  // A store that cannot be opened is a matter of its path and rights, not of any submission.
  if (code === "ACC_STORE_UNAVAILABLE") return exitCodes.configuration;
  if (code === "ACC_NOT_SENT_UNREACHABLE") return exitCodes.unreachable;
  // What could not be read now says nothing of the books: it is no finding.
  const isLater = code === "ACC_RATE_LIMITED" || code.startsWith("ACC_ANSWER_") || delivery === "unknown";
  return isLater ? exitCodes.unclear : exitCodes.finding;
};

/** Turns whatever was thrown into words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError) {
    const { exitCode, code, message, advice } = error;
    return { exitCode, code, message, advice };
  }
  if (ConnectorError.is(error)) {
    const advice = ownAdvice(error) ?? adviceFor[exitCodeOf(error)];
    return { exitCode: exitCodeOf(error), code: error.code, message: error.message, advice };
  }
  if (error instanceof DOMException && error.name === "AbortError") return interrupted;
  return { exitCode: exitCodes.unclear, code: "ACC_BUG_INVARIANT", message: wordsOf(error), advice: report };
}

/** A command that was ended by one of these has only been reading: nothing goes on by itself, unlike in delivery. */
const readingAdvice: readonly (readonly [string, string])[] = [
  ["ACC_NOT_SENT_UNREACHABLE", "Check the address and the network, then run the command again."],
  [
    "ACC_AUTH_",
    "Correct the keys that the configuration names, or what they may do, then run the command again.",
  ],
  ["ACC_RATE_LIMITED", "Run the command again later, or less often."],
  ["ACC_UNKNOWN_", "Run the command again; what was being read is not known yet."],
];

/** What to do about a problem of a command that was only reading; the problem's own advice is delivery's. */
export const adviceOfReading = ({ code, advice }: Pick<Problem, "code" | "advice">): string =>
  readingAdvice.find(([begin]) => code.startsWith(begin))?.[1] ?? advice;

/** The problems of a configuration stand in its message, each with its own advice. */
function ownAdvice({ code, problems }: ConnectorError): string | undefined {
  if (code === "ACC_CONFIG_INVALID" && problems.length > 0) return settingsAdvice;
  if (code === "ACC_STORE_UNAVAILABLE") return problems[0]?.advice ?? storeAdvice;
  const advice = adviceOfReading({ code, advice: problems[0]?.advice ?? "" });
  return advice === "" ? undefined : advice;
}

const settingsAdvice =
  "Correct what the lines name; docs/configuration.md lists every setting, and 'confirma-connect doctor' checks them.";

const storeAdvice =
  "Check the store's file in the configuration: its folder must exist and be writable, and it must be a store of ours.";

const interrupted: Failure = {
  exitCode: exitCodes.unclear,
  code: "ACC_NOT_SENT_CANCELLED",
  message: "stopped before it was done",
  advice: "Run the command again; nothing that was acknowledged is lost.",
};

const report = "This should not happen. Report it with the command that you used, without its documents.";

const adviceFor: Readonly<Record<ExitCode, string>> = {
  0: "",
  1: "Correct what the message names and try again.",
  2: "See --help.",
  3: "Correct the configuration, then check it with 'confirma-connect doctor'.",
  4: "Check the address and the network.",
  5: "Look at the submission with 'confirma-connect status'.",
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : "an unknown failure";

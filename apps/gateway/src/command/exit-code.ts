/** What the command line ends with; `docs/command-line.md` explains each number. */
export const exitCodes = {
  ok: 0,
  finding: 1,
  usage: 2,
  configuration: 3,
  unreachable: 4,
  unclear: 5,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The more serious of two results: a later number wins, as a script should react to it first. */
export const worse = (left: ExitCode, right: ExitCode): ExitCode => (left > right ? left : right);

/** One line per exit code, as `--help` prints them. */
export const exitCodeHelp = `
Exit codes:
  0  everything is fine
  1  a finding or a refusal: the document, the plan or a check needs a correction
  2  the command was not understood
  3  the configuration or a secret is missing or wrong
  4  the gateway or the accounting system cannot be reached
  5  not settled yet: pending, unclear or waiting for a person
`;

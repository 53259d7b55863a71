import type { Host } from "../../src/command/host.ts";
import { runCommandLine } from "../../src/command/program.ts";

/** What one run of the command line said, and its exit code. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a test may give to a run. */
export interface RunInput {
  /** Standard input; a function is called with everything that was said to standard error so far. */
  readonly input?: string | ((err: string) => Promise<string>);
  readonly stopped?: AbortSignal;
  /** Called with everything that was printed so far. */
  readonly onOut?: (out: string) => void;
  /** Called with everything that was said to standard error so far. */
  readonly onErr?: (err: string) => void;
  /** Whether standard error is a terminal, where progress is shown at once; default false. */
  readonly errIsTerminal?: boolean;
}

/** Runs the command line in this process with a host that remembers. */
export async function run(argv: readonly string[], given: RunInput = {}): Promise<Run> {
  let [out, err] = ["", ""];
  const host: Host = {
    out: (text) => {
      out += text;
      given.onOut?.(out);
    },
    err: (text) => {
      err += text;
      given.onErr?.(err);
    },
    errIsTerminal: given.errIsTerminal ?? false,
    readInput: async () => (typeof given.input === "function" ? given.input(err) : (given.input ?? "")),
    endNow: () => undefined,
    stopped: given.stopped ?? new AbortController().signal,
  };
  const code = await runCommandLine(argv, host);
  return { code, out, err };
}

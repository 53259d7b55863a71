import type { ExitCode } from "./exit-code.ts";
import type { Host } from "./host.ts";

/** What every command is built with. */
export interface CommandContext {
  readonly host: Host;
  /** Says with which code the process shall end; the worst one wins. */
  finish(code: ExitCode): void;
}

/** Prints a result as JSON text on standard output. */
export const printJson = (host: Pick<Host, "out">, value: unknown): void =>
  host.out(`${JSON.stringify(value, undefined, 2)}\n`);

import { readFile } from "node:fs/promises";
import { CommandError } from "./command-error.ts";
import { exitCodes } from "./exit-code.ts";
import type { Host } from "./host.ts";

/** Reads a file without its byte order mark, or standard input for "-". Throws CommandError when it cannot be read. */
export async function readText(file: string, host: Pick<Host, "readInput">): Promise<string> {
  if (file === "-") return host.readInput();
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/u, "");
  } catch {
    throw new CommandError(exitCodes.usage, {
      code: "ACC_DOCUMENT_NOT_JSON",
      message: `the file ${file} cannot be read`,
      advice: 'Check the path and its permissions; "-" reads standard input.',
    });
  }
}

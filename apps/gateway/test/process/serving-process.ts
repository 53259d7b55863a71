import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const here = import.meta.dirname;
const main = join(here, "../../src/main.ts");
const hooks = join(here, "typescript-register.mjs");

/** A gateway in a process of its own, started by the command line. */
export interface ServingProcess {
  readonly url: string;
  /** Everything that it wrote to standard error so far: its log. */
  readonly logged: () => string;
  /** Sends a signal and resolves to how the process ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

async function endOf(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return { code: child.exitCode, signal: child.signalCode };
}

/** Starts `confirma-connect serve` on a configuration; resolves when it answers. */
export async function startServing(
  config: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServingProcess> {
  const flags = ["--conditions=@confirma-connect/source", "--no-warnings", "--import", hooks];
  const child = spawn(process.execPath, [...flags, main, "serve", "--config", config, "--json"], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => log.push(chunk.toString("utf8")));
  const logged = (): string => log.join("");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /"url": "([^"]+)"/.exec(line)?.[1];
    if (url === undefined) continue;
    const end: ServingProcess["end"] = (signal) => {
      child.kill(signal);
      return endOf(child);
    };
    return { url, logged, end };
  }
  throw new Error(`the gateway did not start: ${logged()}`);
}

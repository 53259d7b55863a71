import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Where the bytes of a process go. */
export interface Ears {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** A command line with its environment. */
export interface Program {
  readonly script: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

function start({ script, args, environment }: Program, ears: Ears): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...environment },
  });
  child.stdout?.setEncoding("utf8").on("data", ears.out);
  child.stderr?.setEncoding("utf8").on("data", ears.err);
  return child;
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.once("close", (code) => resolve(code ?? -1)));

/** Runs a command to its end; every byte that it writes is heard. Returns its exit code. */
export const runWatched = (program: Program, ears: Ears): Promise<number> => ended(start(program, ears));

/** A gateway that serves. */
export interface WatchedGateway {
  /** Asks it to end and waits until its last byte was heard. */
  stop(): Promise<number>;
}

/** Starts a gateway and waits until it answers; `url` ends with a slash. */
export async function serveWatched(program: Program, ears: Ears, url: string): Promise<WatchedGateway> {
  const child = start(program, ears);
  const end = ended(child);
  const stop = (): Promise<number> => {
    child.kill("SIGTERM");
    return end;
  };
  for (let turn = 0; turn < 500 && child.exitCode === null; turn += 1) {
    if (await answers(url)) return { stop };
    await pause(20);
  }
  await stop();
  throw new Error("the gateway did not start");
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL("readyz", url), { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    // Not listening yet: asked again until the bound.
    return false;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { DemoGateway } from "./demo-gateway.ts";

/** How a gateway is started as a process of its own. */
export interface GatewayProcessOptions {
  /** The command line's script. */
  readonly script: string;
  readonly config: string;
  readonly url: string;
  /** Secrets that the configuration names by `env:`. */
  readonly environment: Readonly<Record<string, string>>;
}

const startBound = 15_000;
const stopBound = 10_000;

/** A gateway in a child process: the demo kills it and starts it again. */
export class GatewayProcess implements DemoGateway {
  readonly #options: GatewayProcessOptions;
  #child: ChildProcess | undefined;
  #said = "";

  constructor(options: GatewayProcessOptions) {
    this.#options = options;
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<void> {
    const { script, config, environment } = this.#options;
    const child = spawn(process.execPath, [script, "serve", "--config", config], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ...environment },
    });
    this.#child = child;
    this.#said = "";
    // A demo that ends by a defect takes its gateway with it.
    const orphan = (): void => void child.kill("SIGKILL");
    process.once("exit", orphan);
    child.once("exit", () => process.off("exit", orphan));
    child.stderr.on("data", (words: Buffer) => {
      this.#said = `${this.#said}${words.toString("utf8")}`.slice(-2_000);
    });
    await this.#untilReady(child);
  }

  /** Ends the process at once, as a power cut would (SIGKILL). */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Asks the process to finish what is under way and to end (SIGTERM). */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const until = Date.now() + startBound;
    while (child.exitCode === null && Date.now() < until) {
      if (await isReady(this.#options.url)) return;
      await pause(50);
    }
    await this.#end("SIGKILL");
    throw new Error(`the gateway did not start: ${this.#said.trim()}`);
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    const guard = setTimeout(() => child.kill("SIGKILL"), stopBound);
    await ended;
    clearTimeout(guard);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL("readyz", url), { signal: AbortSignal.timeout(1_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

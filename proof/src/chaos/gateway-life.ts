import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** How a gateway is started. */
export interface LifeOptions {
  readonly script: string;
  readonly config: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

const startBound = 30_000;

/** One life of the gateway, from its start to its sudden end. */
export class GatewayLife {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #said = "";

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once("exit", () => resolve()));
    child.stderr?.on("data", (words: Buffer) => {
      this.#said = `${this.#said}${words.toString("utf8")}`.slice(-4_000);
    });
  }

  /** Starts the gateway and waits until it answers. */
  static async begin({ script, config, url, environment }: LifeOptions): Promise<GatewayLife> {
    const child = spawn(process.execPath, [script, "serve", "--config", config], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env["PATH"], ...environment },
    });
    const life = new GatewayLife(child);
    const until = performance.now() + startBound;
    while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
      if (await answers(url)) return life;
      await pause(15);
    }
    life.kill();
    await life.ended();
    throw new Error(`the gateway did not start: ${life.said.trim()}`);
  }

  /** The end of what it wrote to its log. */
  get said(): string {
    return this.#said;
  }

  /** Ends it at once (SIGKILL); nothing is finished. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** Asks it to finish and to end (SIGTERM). */
  stop(): void {
    this.#child.kill("SIGTERM");
  }

  ended(): Promise<void> {
    return this.#ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(new URL("readyz", url), { signal: AbortSignal.timeout(1_000) });
    return ok;
  } catch {
    // Not listening yet: asked again until the bound.
    return false;
  }
}

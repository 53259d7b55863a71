import { spawn } from "node:child_process";
import type { Claim } from "./claims.ts";

/** What showing a claim came to. */
export interface Shown {
  readonly claim: Claim;
  readonly ok: boolean;
  /** The closing line; absent when there was none. */
  readonly line?: string;
  readonly seconds: number;
}

/** Runs a claim's command as anybody would, passing on what it prints. */
export function showClaim(claim: Claim, packageManager: readonly string[]): Promise<Shown> {
  const [command = "npx", ...first] = packageManager;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, claim.script, ...claim.args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (words: Buffer) => {
      said += words.toString("utf8");
      process.stdout.write(words);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      const line = said
        .trimEnd()
        .split("\n")
        .findLast((each) => each.startsWith(claim.closing));
      const seconds = Math.round((performance.now() - began) / 1000);
      resolve({
        claim,
        ok: code === 0 && line !== undefined,
        seconds,
        ...(line === undefined ? {} : { line }),
      });
    });
  });
}

import { spawn } from "node:child_process";
import type { Claim } from "./claims.ts";

/** What showing a claim came to. */
export interface Shown {
  readonly claim: Claim;
  readonly ok: boolean;
  /** The closing line; absent when there was none. */
  readonly line?: string;
  /** How long it took; absent when a log was read. */
  readonly seconds?: number;
}

/** Whether a closing line says that everything is as it should be. */
const isGood = (line: string): boolean =>
  !/\b[1-9][\d,]* (?:failed|FAILED|booked twice|lost|violations|taken for|differences|wrong sums|unsettled|hits)/u.test(
    line,
  );

/** What a log of an earlier run says about a claim: its last closing line. */
export function loggedClaim(claim: Claim, log: string): Shown {
  const line = log.split("\n").findLast((each) => each.startsWith(claim.closing));
  return line === undefined ? { claim, ok: false } : { claim, ok: isGood(line), line };
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

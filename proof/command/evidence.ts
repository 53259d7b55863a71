import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { claims } from "../src/evidence/claims.ts";
import { evidencePage } from "../src/evidence/evidence-page.ts";
import { loggedClaim, type Shown, showClaim } from "../src/evidence/show-claim.ts";

const help = `Runs every proof at the size of CI, one after another, and shows the closing lines.

Usage: pnpm evidence [options]

  --only NAME   one claim: ${claims.map(({ name }) => name).join(", ")}
  --from LOG    read the closing lines from the log of a run, e.g. CI's, instead of running
  --write       write docs/evidence.md (with all claims only)
  --help        this text
`;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    from: { type: "string" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const wanted = claims.filter(({ name }) => values.only === undefined || name === values.only);
  if (wanted.length === 0 || (values.write && values.only !== undefined)) {
    process.stderr.write(`--only names no claim, or goes together with --write\n\n${help}`);
    process.exitCode = 2;
    return;
  }
  const shown: Shown[] = [];
  const log = values.from === undefined ? undefined : readFileSync(values.from, "utf8");
  for (const claim of wanted) {
    if (log === undefined) process.stdout.write(`\n== ${claim.name}\n`);
    shown.push(
      log === undefined ? await showClaim(claim, ["npx", "-y", "pnpm@12.21.0"]) : loggedClaim(claim, log),
    );
  }
  process.stdout.write("\n");
  for (const { claim, line, ok, seconds } of shown) {
    process.stdout.write(
      `${ok ? "ok    " : "FAILED"} ${line ?? `${claim.name}: no closing line`} ${seconds === undefined ? "" : `(${seconds} s)`}\n`,
    );
  }
  const machine = `${cpus().length} cores, Node ${process.versions.node.split(".")[0]}`;
  if (values.write) writeFileSync("docs/evidence.md", evidencePage(shown, machine));
  const passed = shown.filter(({ ok }) => ok).length;
  process.stdout.write(`evidence: ${passed} of ${shown.length} claims shown\n`);
  process.exitCode = passed === shown.length ? 0 : 1;
}

if (values.help) process.stdout.write(help);
else await main();

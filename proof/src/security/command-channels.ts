import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canaryPersons, canarySecrets } from "./canary.ts";
import type { Stage } from "./run-canaries.ts";
import { runWatched } from "./watched-process.ts";

/** Channel of a command line, its arguments and the exit codes that are expected. */
type Line = readonly [channel: string, codes: readonly number[], ...args: readonly string[]];

const month = ["--from", "2026-03-01", "--to", "2026-03-31"] as const;

/** The agency's side, with an agency that answers and with one that refuses and quotes. */
function agencyLines(config: string): readonly Line[] {
  // Whatever comes of it, it must have run: neither a usage error nor one of the configuration.
  const ran = [0, 1, 4, 5] as const;
  return ["books", "echo"].flatMap((client): readonly Line[] => {
    const on = ["--config", config, "--client", client] as const;
    return [
      ["command pull", ran, "pull", ...on, ...month, "--dry-run"],
      ["command pull", ran, "pull", ...on, ...month],
      ["command pull", ran, "pull", ...on, ...month, "--json"],
      ["command reconcile", ran, "reconcile", ...on, ...month],
      ["command reconcile", ran, "reconcile", ...on, ...month, "--json"],
      ["command collect", ran, "collect", ...on, "--from", "2026-01-01", "--dry-run", "--json"],
      ["command collect", ran, "collect", ...on, "--from", "2026-01-01"],
      ["command collect", ran, "collect", "list", ...on, "--json"],
    ];
  });
}

function linesOf({ folder, url }: Stage, config: string): readonly Line[] {
  const [ledger, wrong] = [join(folder, "ledger.json"), join(folder, "wrong.json")];
  const literal = join(folder, "literal.json");
  const audit = join(folder, "audit.jsonl");
  const to = ["--url", url, "--key"];
  const store = ["--store", join(folder, "submissions.sqlite")];
  const any = [0, 1, 2, 3, 4, 5, 6] as const;
  const own = ["--config", config, "--client", "books"];
  const { note } = canaryPersons.malformed;
  return [
    ["command submit", [0], "submit", "ledger", ledger, ...to, "env:CANARY_KEY"],
    ["command submit", any.slice(1), "submit", "ledger", wrong, ...to, "env:CANARY_KEY"],
    ["command submit", any.slice(1), "submit", "ledger", ledger, "--json", ...to, "env:CANARY_WRONG"],
    ["command submit", any.slice(1), "submit", "ledger", ledger, ...to, canarySecrets.literal],
    ["command status", any, "status", ...to, "env:CANARY_KEY"],
    ["command status", any, "status", "--json", ...to, "env:CANARY_OPERATOR"],
    ["command doctor", any, "doctor", "--config", config],
    ["command doctor", any, "doctor", "--json", "--config", config],
    ["command resolve", any.slice(1), "resolve", note, "--look", ...to, "env:CANARY_OPERATOR"],
    ["command serve, refused", any.slice(1), "serve", "--config", literal],
    ["command serve, refused", any.slice(1), "serve", "--config", join(folder, "ledger.json")],
    ["command explain (own data allowed)", any, "explain", "ledger", ledger, ...own],
    ...agencyLines(config),
    ["audit export", [0], "audit", "export", ...store],
    ["audit export", [0], "audit", "export", ...store, "--out", audit],
    ["audit export", any, "audit", "verify", ...store],
  ];
}

/** Runs the command line against the gateway; explain shows bodies on purpose, nothing else does. */
export async function runCommands(stage: Stage, config: string): Promise<void> {
  const bad = readFileSync(config, "utf8").replace("env:CANARY_CUSTOMER", canarySecrets.literal);
  writeFileSync(join(stage.folder, "literal.json"), bad);
  for (const [channel, codes, ...args] of linesOf(stage, config)) {
    const hear = stage.scan.open(channel, channel.includes("allowed") ? "noSecrets" : "nothing");
    const code = await runWatched(stage.program(args), { out: hear, err: hear });
    if (!codes.includes(code)) stage.unexpected.push(`${args.slice(0, 2).join(" ")} ended with ${code}`);
  }
  stage.scan.open("audit export")(readFileSync(join(stage.folder, "audit.jsonl"), "utf8"));
}

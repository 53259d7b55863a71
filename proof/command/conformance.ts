import { parseArgs } from "node:util";
import { closingLine } from "../src/conformance/closing-line.ts";
import { conformanceJson } from "../src/conformance/conformance-json.ts";
import { stalePages, writePages } from "../src/conformance/pages.ts";
import { type AdapterRun, runAdapters } from "../src/conformance/run-adapters.ts";
import { isSharp, type PlantedScore, runPlanted } from "../src/conformance/run-planted.ts";
import { subjects } from "../src/conformance/subjects.ts";

const help = `conformance: runs the conformance kit for every adapter, and the kit against planted defects

  pnpm conformance [--adapter all|sandbox|netvisor|procountor|netbaron] [--json] [--write | --check]

  --adapter  one adapter, in all sets of readings (default: all)
  --json     results as JSON on standard output
  --write    writes docs/coverage.md and the matrix of README.md from the results (all adapters only)
  --check    fails when docs/coverage.md or the matrix of README.md do not say what the results show
  --help     this page

Progress goes to standard error. The exit code is 0 when nothing failed.
`;

const out = (text: string): boolean => process.stdout.write(`${text}\n`);
const say = (text: string): boolean => process.stderr.write(`${text}\n`);

function sayRun({ adapter, readings, report, seconds }: AdapterRun): void {
  const { passed, failed, withheld } = report;
  const gaps = withheld.length === 0 ? "" : `, ${withheld.length} withheld`;
  say(`${adapter}, ${readings}: ${passed} passed, ${failed} failed${gaps}, ${seconds.toFixed(1)} s`);
  for (const { id, error } of report.results.filter(({ ok }) => !ok)) say(`  failed ${id}: ${error ?? ""}`);
}

function sayPlanted({ all, caught, blunt }: PlantedScore): void {
  say(`planted defects: ${caught} of ${all.length} caught`);
  for (const { defect, missed } of all.filter((each) => !each.caught))
    say(`  missed "${defect.name}": ${missed.join(", ")}`);
  for (const id of blunt) say(`  ${id} fails without a defect`);
}

async function main(): Promise<number> {
  const options = { adapter: { type: "string", default: "all" } } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { ...options, json: flag, write: flag, check: flag, help: flag } });
  const { adapter, json, write, check } = values;
  const chosen = subjects.filter((each) => adapter === "all" || each.adapter === adapter);
  if (values.help) return out(help) ? 0 : 1;
  if (chosen.length === 0) return say(`there is no adapter ${adapter}\n\n${help}`) ? 2 : 2;
  if ((write || check) && adapter !== "all") return say("pages are made from all adapters\n") ? 2 : 2;
  const runs = await runAdapters(chosen, () => undefined, sayRun);
  const score = await runPlanted();
  sayPlanted(score);
  if (write) writePages(runs, score);
  const stale = check ? stalePages(runs, score) : [];
  for (const page of stale) say(`${page} is stale: run pnpm conformance --write`);
  if (json) out(JSON.stringify(conformanceJson(runs, score), undefined, 2));
  out(closingLine(runs, score));
  const passed = runs.every(({ report }) => report.failed === 0);
  return passed && isSharp(score) && stale.length === 0 ? 0 : 1;
}

process.exitCode = await main();

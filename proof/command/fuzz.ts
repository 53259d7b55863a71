import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { type FuzzReport, runFuzz } from "../src/fuzz/run-fuzz.ts";
import { shrink } from "../src/fuzz/shrink.ts";
import { fuzzTargets } from "../src/fuzz/targets.ts";

const help = `fuzz: feeds changed answers of accounting systems to the adapters

  pnpm fuzz [--answers N] [--seed S] [--adapter all|sandbox|netvisor|procountor|netbaron] [--trial T]

  --answers  changed answers per adapter (default 20000; a million takes some minutes)
  --seed     the same seed makes the same trials (default 1)
  --adapter  one adapter (default: all)
  --trial    runs one trial again, e.g. a failing one
  --help     this page

Progress goes to standard error. The exit code is 0 when nothing was taken for what it does not prove.
`;

const out = (text: string): boolean => process.stdout.write(`${text}\n`);
const say = (text: string): boolean => process.stderr.write(`${text}\n`);

const countsOf = (words: ReadonlyMap<string, number>): string =>
  [...words]
    .sort((left, right) => right[1] - left[1])
    .map(([word, count]) => `${word} ${count}`)
    .join(", ");

async function sayFailures({ failures }: FuzzReport): Promise<void> {
  for (const failure of failures) {
    const { adapter, seed, trial, operation, mutation, what, request } = failure;
    out(`FAILED ${adapter} ${operation}, ${mutation}: ${what}`);
    out(`  answer to ${request}, shrunk: ${await shrink(failure)}`);
    out(`  again: pnpm fuzz --adapter ${adapter} --seed ${seed} --trial ${trial}`);
  }
}

async function main(): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { answers: text, seed: text, adapter: text, trial: text, help: { type: "boolean" } },
  });
  if (values.help) return out(help) ? 0 : 1;
  const { adapter = "all", seed = "1", trial } = values;
  const answers = Number(values.answers ?? 20_000);
  const chosen = Object.entries(fuzzTargets).filter(([name]) => adapter === "all" || name === adapter);
  if (chosen.length === 0 || !Number.isInteger(answers)) return say(help) ? 2 : 2;
  let failed = 0;
  let done = 0;
  for (const [name, open] of chosen) {
    const start = performance.now();
    const rate = (count: number): string =>
      `${Math.round(count / ((performance.now() - start) / 1000))} per second`;
    const report = await runFuzz(open(), {
      answers,
      seed,
      ...(trial === undefined ? {} : { only: Number(trial) }),
      onProgress: (count) => count % 50_000 === 0 && say(`${name}: ${count} answers, ${rate(count)}`),
    });
    out(
      `${name}: ${report.trials} answers to ${report.operations} operations, ${report.failed} failed, ${rate(report.trials)}`,
    );
    for (const [drift, words] of [...report.findings].sort()) out(`  ${drift}: ${countsOf(words)}`);
    await sayFailures(report);
    failed += report.failed;
    done += report.trials;
  }
  out(
    `fuzz: ${chosen.length} adapters, ${done} changed answers, ${failed} taken for what they do not prove, seed ${seed}`,
  );
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();

import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { plantedDefects } from "../src/planted-engine/planted-defects.ts";
import { plantedVerdict, runPlanted } from "../src/planted-engine/run-planted.ts";
import { type SimArguments, simArguments, usage } from "../src/simulation/arguments.ts";
import { type Preparation, prepare } from "../src/simulation/draw-options.ts";
import { drawPlan } from "../src/simulation/draw-plan.ts";
import { closingLine, reportLines, verdictOf } from "../src/simulation/report.ts";
import { runShard, type Shard } from "../src/simulation/run-shard.ts";
import { keepAll, reduced, runAlone, shrinkPlan } from "../src/simulation/shrink-plan.ts";
import { addTally, emptyTally, type Tally } from "../src/simulation/tally.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(line);

interface Job {
  readonly given: SimArguments;
  readonly shard: Shard;
}

const prepared = ({ seed, adapters, store }: SimArguments): Preparation => prepare({ seed, adapters, store });

function runThread(job: Job, progress: (done: number) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: job });
    worker.on("message", (message: number | Tally) =>
      typeof message === "number" ? progress(message) : resolve(message),
    );
    worker.on("error", reject);
  });
}

async function runAll(given: SimArguments): Promise<Tally> {
  const { threads, histories } = given;
  const began = performance.now();
  let done = 0;
  const progress = (more: number): void => {
    done += more;
    const seconds = Math.round((performance.now() - began) / 1000);
    if (done % 500 < more) tell(`\r${done} of ${histories} histories, ${seconds} s `);
  };
  const shards = Array.from({ length: threads }, (_, first) => ({ first, threads, histories }));
  const tallies = await Promise.all(shards.map((shard) => runThread({ given, shard }, progress)));
  tell("\n");
  return tallies.reduce(addTally, emptyTally);
}

/** The command that replays one history, as small as it can be made. */
async function explain(given: SimArguments, { options }: Preparation, index: number): Promise<string> {
  const plan = drawPlan(options, index);
  const kept = await shrinkPlan(plan);
  const list = (numbers: readonly number[]): string => (numbers.length === 0 ? "-" : numbers.join(","));
  const adapter = given.adapters.length === 1 ? given.adapters[0] : "all";
  return (
    `npx -y pnpm@12.21.0 sim --seed ${given.seed} --adapter ${adapter} --store ${given.store} --history ${index} ` +
    `--faults ${list(kept.faults)} --documents ${list(kept.deliveries)}`
  );
}

async function replay(given: SimArguments, index: number): Promise<number> {
  const { options } = prepared(given);
  const plan = drawPlan(options, index);
  const all = keepAll(plan);
  const kept = { faults: given.faults ?? all.faults, deliveries: given.documents ?? all.deliveries };
  const small = reduced(plan, kept);
  print(JSON.stringify(small, undefined, 2));
  const { log, violations } = await runAlone(small);
  for (const line of log) print(line);
  for (const violation of violations) print(`VIOLATION: ${violation}`);
  print(`sim: history ${index}: ${violations.length} violations`);
  return violations.length === 0 ? 0 : 1;
}

async function simulate(given: SimArguments): Promise<number> {
  const preparation = prepared(given);
  const tally = await runAll(given);
  for (const line of reportLines(tally, preparation.reaches)) print(line);
  for (const { index, violations } of tally.failures.slice(0, 5)) {
    print(`history ${index}: ${violations.join("; ")}`);
    print(`  replay: ${await explain(given, preparation, index)}`);
  }
  const verdict = verdictOf(tally, preparation.reaches);
  if (given.json) print(JSON.stringify({ ...tally, ...verdict }));
  print(closingLine(tally, preparation.reaches));
  return verdict.isGood ? 0 : 1;
}

async function hunts(given: SimArguments): Promise<number> {
  const known = new Set(plantedDefects.map(({ name }) => name));
  const unknown = given.only.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`there is no planted defect ${unknown.join(", ")}`);
  const defects = plantedDefects.filter(({ name }) => given.only.length === 0 || given.only.includes(name));
  const { seed, histories, threads } = given;
  const cache = dirname(fileURLToPath(import.meta.url));
  const all = await runPlanted(
    defects,
    { root: process.cwd(), cache, seed, histories, threads },
    ({ defect, histories: needed, violation }) =>
      print(
        `${defect.name}: ${violation === undefined ? "NOT CAUGHT" : "caught"} after ${needed}: ${violation ?? ""}`,
      ),
  );
  const { line, isGood } = plantedVerdict(all);
  if (given.json) {
    print(
      JSON.stringify(
        all.map(({ defect, ...result }) => ({ name: defect.name, title: defect.title, ...result })),
      ),
    );
  }
  print(line);
  return isGood ? 0 : 1;
}

async function main(): Promise<number> {
  const given = simArguments(process.argv.slice(2));
  if (given.help) {
    print(usage);
    return 0;
  }
  if (given.planted) return hunts(given);
  return given.history === undefined ? simulate(given) : replay(given, given.history);
}

if (isMainThread) process.exitCode = await main();
else {
  const { given, shard }: Job = workerData;
  const { options } = prepared(given);
  parentPort?.postMessage(await runShard(options, shard, (done) => parentPort?.postMessage(done)));
}

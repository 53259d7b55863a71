import { parseArgs } from "node:util";
import { centProfiles } from "../src/cents/cent-profile.ts";
import { type CentReport, runCents } from "../src/cents/run-cents.ts";
import { stageKinds } from "../src/simulation/stage/stage-kinds.ts";

const help = `Sends random documents through every adapter into its stand-in's books and compares document, prediction and books
account by account, to the cent; then reads everything back.

Usage: pnpm cents [options]

  --documents N   documents per adapter (default 2500)
  --seed S        any text; the same seed draws the same documents (default 1)
  --adapter A     sandbox, netvisor, procountor, netbaron or all (default all)
  --batch B       begin with this batch, e.g. that of a failure
  --json          figures as JSON
  --help          this text
`;

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "2500" },
    seed: { type: "string", default: "1" },
    adapter: { type: "string", default: "all" },
    batch: { type: "string", default: "0" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** One line a second on standard error, so that standard output holds results only. */
function progress(adapter: string, all: number): (done: number) => void {
  let shown = performance.now();
  return (done) => {
    if (performance.now() - shown < 1000) return;
    shown = performance.now();
    process.stderr.write(`${adapter}: ${done} of ${all} documents\n`);
  };
}

function tell({
  adapter,
  documents,
  rows,
  withRounding,
  refusedOffline,
  readBack,
  failures,
}: CentReport): void {
  process.stdout.write(
    `${adapter}: ${documents} documents, ${rows} rows, ${failures.length} differences, ` +
      `${withRounding} with one rounding row, ${refusedOffline} refused offline, ${readBack} read back equal\n`,
  );
  for (const failure of failures.slice(0, 5)) process.stdout.write(`  ${JSON.stringify(failure)}\n`);
  const [first] = failures;
  if (first === undefined) return;
  const { seed, batch } = first;
  process.stdout.write(
    `  again: pnpm cents --adapter ${adapter} --seed ${seed} --batch ${batch} --documents 1\n`,
  );
}

async function main(): Promise<void> {
  const wanted = centProfiles.filter(({ adapter }) => values.adapter === "all" || adapter === values.adapter);
  const documents = Number(values.documents);
  const firstBatch = Number(values.batch);
  if (wanted.length === 0 || !Number.isSafeInteger(documents) || documents < 1 || !(firstBatch >= 0)) {
    process.stderr.write(`what --adapter, --documents or --batch says is not understood\n\n${help}`);
    process.exitCode = 2;
    return;
  }
  const reports: CentReport[] = [];
  for (const profile of wanted) {
    const extent = { documents, seed: values.seed, firstBatch };
    const onProgress = progress(profile.adapter, documents);
    const report = await runCents(stageKinds[profile.adapter], profile, extent, onProgress);
    reports.push(report);
    if (!values.json) tell(report);
  }
  const sum = (of: (report: CentReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  const differences = sum(({ failures }) => failures.length);
  if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else
    process.stdout.write(
      `cents: ${reports.length} adapters, ${sum((report) => report.documents)} documents, ` +
        `${sum(({ rows }) => rows)} rows, ${differences} differences, ${sum(({ readBack }) => readBack)} read back equal\n`,
    );
  process.exitCode = differences === 0 ? 0 : 1;
}

if (values.help) process.stdout.write(help);
else await main();

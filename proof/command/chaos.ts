import { join } from "node:path";
import { parseArgs } from "node:util";
import { runChaos } from "../src/chaos/run-chaos.ts";

const help = `Starts a real gateway on a real database, submits documents, kills it (SIGKILL) at moments that are drawn, sometimes
cuts off or tears what was written last, and starts it again; in the end compares what was acknowledged with the books.

Usage: pnpm chaos [options]

  --rounds N   lives of the gateway (default 200)
  --seed S     any text (default 1); moments are drawn from it, but processes keep their own time
  --keep DIR   keep configuration and database in this folder
  --json       figures as JSON
  --help       this text
`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    keep: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const rounds = Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1) {
    process.stderr.write(`--rounds must be a whole number from 1\n\n${help}`);
    process.exitCode = 2;
    return;
  }
  const script = join(process.cwd(), "apps", "gateway", "dist", "main.js");
  const onRound = (round: number): void => {
    if (round % 20 === 0) process.stderr.write(`chaos: ${round} of ${rounds} rounds\n`);
  };
  const folder = values.keep === undefined ? {} : { folder: values.keep };
  const report = await runChaos({ rounds, seed: values.seed, script, onRound, ...folder });
  const { lost, bookedTwice, wrongSum, unsettled } = report;
  const wrong = [...lost, ...bookedTwice, ...wrongSum, ...unsettled];
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const [what, names] of Object.entries({ lost, bookedTwice, wrongSum, unsettled })) {
      for (const name of names) process.stdout.write(`${what}: ${name}\n`);
    }
    process.stdout.write(
      `chaos: ${report.rounds} rounds, ${report.kills} kills, ${report.damagedTails} damaged logs, ` +
        `${report.documents} documents, ${report.requests} requests, ${lost.length} lost, ` +
        `${bookedTwice.length} booked twice, ${wrongSum.length} wrong sums, ${unsettled.length} unsettled\n`,
    );
  }
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

if (values.help) process.stdout.write(help);
else await main();

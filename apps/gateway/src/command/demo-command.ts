import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { demoClients } from "../demo/client/demo-clients.ts";
import { GatewayProcess } from "../demo/process/gateway-process.ts";
import { defaultOptions, fewestDocuments } from "../demo/run/demo-options.ts";
import { printFaults, printTally } from "../demo/run/print-demo.ts";
import { printSettled } from "../demo/run/print-settled.ts";
import { type DemoParts, type DemoReport, isClean, runDemo } from "../demo/run/run-demo.ts";
import { verdictLine } from "../demo/run/verdict.ts";
import { allScenes } from "../demo/scene/all-scenes.ts";
import type { DemoScene } from "../demo/scene/demo-scene.ts";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import type { Host } from "./host.ts";
import { ProgressLine } from "./output/progress-line.ts";

interface Options {
  readonly documents: number;
  readonly seed: number;
  readonly keep: boolean;
  readonly json: boolean;
}

const whole =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to 999999.`);
  };

const header = ({ documents, seed }: Options, { title, remarks, clients }: DemoScene): string =>
  `confirma-connect demo: ${documents} documents of ${clients.length} made-up companies, seed ${seed}.
Simulated ${title} and the gateway run on this machine only; answers are lost on purpose.
Set small for the demo: retry delays, leases, and the late-write bound:
${remarks.map((remark) => `  ${remark}\n`).join("")}The agency's documented invoice is cut in its public documentation; its rows and amounts are ours.

`;

function report(host: Host, { json }: Options, result: DemoReport): void {
  if (json) {
    printJson(host, { ...result, line: verdictLine(result.verdict) });
    return;
  }
  const { repeated, kills, seconds, verdict } = result;
  const atOnce = result.atOnce.map(({ system, most }) => `${system} ${most}`).join(", ");
  host.out(printTally(result.rows));
  host.out(printFaults(result.faults));
  host.out(
    `documents submitted twice: ${repeated}; gateway killed: ${kills}; systems out of reach: ${result.refusals} times; most requests of one company at once: ${atOnce}\n`,
  );
  host.out(printSettled(result.settled, result.settledVerdict));
  const complaints = [...verdict.complaints, ...result.settledVerdict.complaints];
  for (const complaint of complaints.slice(0, 20)) host.err(`${complaint}\n`);
  host.out(`both acts took ${seconds.toFixed(1)} s\n${verdictLine(verdict)}\n`);
}

async function run({ host, finish }: CommandContext, options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "confirma-connect-demo-"));
  const script = fileURLToPath(new URL("../main.js", import.meta.url));
  const openScene: DemoParts["openScene"] = async (clients, place) => {
    const scene = await allScenes(clients, place);
    if (!options.json) host.out(header(options, scene));
    return scene;
  };
  try {
    const result = await runDemo({
      options,
      clients: demoClients,
      folder,
      progress: new ProgressLine(host, options.json),
      stopped: host.stopped,
      openScene,
      openGateway: (parts) => new GatewayProcess({ script, ...parts }),
    });
    report(host, options, result);
    finish(isClean(result) ? exitCodes.ok : exitCodes.finding);
  } finally {
    if (options.keep) host.err(`kept: ${folder}\n`);
    else await rm(folder, { recursive: true, force: true });
  }
}

/** `demo`: everything on one machine, with faults, judged by the simulator's books. */
export const demoCommand = (context: CommandContext): Command =>
  new Command("demo")
    .description(
      "deliver a month of documents to simulated accounting systems that lose answers and compare the books, then pull a month of settlements and reconcile",
    )
    .option("--documents <n>", "number of documents", whole(fewestDocuments), defaultOptions.documents)
    .option("--seed <s>", "another seed makes other documents and faults", whole(0), defaultOptions.seed)
    .option("--keep", "keep the temporary folder with configuration and database", false)
    .option("--json", "print the result as JSON", false)
    .addHelpText(
      "after",
      "\nExamples:\n  confirma-connect demo\n  confirma-connect demo --documents 1000 --seed 7 --json\n",
    )
    .action((options: Options) => run(context, options));

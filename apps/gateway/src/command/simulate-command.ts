import { Argument, Command, InvalidArgumentError } from "commander";
import { CommandError } from "./command-error.ts";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import { untilStopped } from "./host.ts";
import { checkChoice } from "./simulate/check-choice.ts";
import { demoMonth } from "./simulate/demo-month.ts";
import { readReceivables } from "./simulate/read-receivables.ts";
import { simulateCashIn } from "./simulate/simulate-cash-in.ts";
import { simulateConfirma } from "./simulate/simulate-confirma.ts";
import { simulateFinkare } from "./simulate/simulate-finkare.ts";
import { simulateNetbaron } from "./simulate/simulate-netbaron.ts";
import { simulateNetvisor } from "./simulate/simulate-netvisor.ts";
import { simulateProcountor } from "./simulate/simulate-procountor.ts";
import type { SimulateChoice, Simulated } from "./simulate/simulated.ts";

interface Options extends Omit<SimulateChoice, "receivables"> {
  readonly invoices?: string;
  readonly json: boolean;
}

const starters = {
  netvisor: simulateNetvisor,
  procountor: simulateProcountor,
  netbaron: simulateNetbaron,
  confirma: simulateConfirma,
  "cash-in": simulateCashIn,
  finkare: simulateFinkare,
} as const;

type System = keyof typeof starters;

const systems = [
  "netvisor",
  "procountor",
  "netbaron",
  "confirma",
  "cash-in",
  "finkare",
] as const satisfies readonly System[];

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a TCP port from 0 to 65535.");
}

function parseMonth(text: string): string {
  if (/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/u.test(text)) return text;
  throw new InvalidArgumentError("It must be a month such as 2026-03.");
}

/** What a start failed at: the port, or the drop folder. */
function failureOf(error: unknown, { port, folder }: SimulateChoice): { message: string; advice: string } {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return { message: `port ${port} is in use`, advice: "Choose another port, or 0 for any free one." };
  }
  if (folder === undefined) {
    return {
      message: `cannot listen on port ${port}`,
      advice: "Choose another port, or 0 for any free one.",
    };
  }
  const advice = "The folder must be one in which files can be written; it is made when it is not there.";
  return { message: `cannot use the folder ${folder}, or listen on port ${port}`, advice };
}

async function start(system: System, choice: SimulateChoice): Promise<Simulated> {
  try {
    return await starters[system](choice);
  } catch (error) {
    throw new CommandError(exitCodes.configuration, {
      code: "ACC_CONFIG_INVALID",
      ...failureOf(error, choice),
    });
  }
}

function printed({ title, facts }: Simulated): string {
  const named: readonly (readonly [string, string])[] = [
    [`simulated ${title}`, facts.url],
    ["probe (its books)", facts.probe],
    ...(facts.folder === undefined ? [] : [["drop folder", facts.folder] as const]),
    ...(facts.month === undefined ? [] : [["month", facts.month] as const]),
  ];
  const lines = named.map(([name, text]) => `${name.padEnd(18)}  ${text}`);
  const keys = Object.entries(facts.credentials).map(([name, text]) => `  ${name.padEnd(18)} ${text}`);
  return `${[...lines, "demo credentials:", ...keys].join("\n")}\n`;
}

async function run({ host }: CommandContext, system: System, options: Options): Promise<void> {
  const { stopped } = host;
  checkChoice(system, options);
  const { invoices, ...choice } = options;
  const about = invoices === undefined ? {} : { receivables: await readReceivables(invoices, host) };
  const simulated = await start(system, { ...choice, ...about });
  if (options.json) printJson(host, simulated.facts);
  else {
    host.out(printed(simulated));
    host.err("Ctrl+C ends it\n");
  }
  await untilStopped(stopped);
  await simulated.close();
}

const examples = `
Examples:
  confirma-connect simulate netvisor --port 8181
  confirma-connect simulate procountor --port 8182 --json
  confirma-connect simulate netbaron --port 8183 --folder drop
  confirma-connect simulate confirma --port 8184 --month 2026-03 --invoices invoices.json
`;

/** `simulate`: a strict stand-in of an accounting system or of the agency until it is told to stop. */
export const simulateCommand = (context: CommandContext): Command =>
  new Command("simulate")
    .description("run a strict stand-in of an accounting system, or of the agency, on this machine")
    .addArgument(new Argument("<system>", "which system").choices([...systems]))
    .requiredOption("--port <port>", "TCP port; 0 takes any free one", parsePort)
    .option("--folder <path>", "netbaron: drop folder to watch; without it only the web service runs")
    .option(
      "--month <YYYY-MM>",
      `confirma, cash-in, finkare: month of the demo data (default ${demoMonth})`,
      parseMonth,
    )
    .option(
      "--invoices <file>",
      "confirma: submit body with the invoices that its cases are about (default: made-up ones)",
    )
    .option("--json", "print address and credentials as JSON", false)
    .addHelpText("after", examples)
    .action((system: System, options: Options) => run(context, system, options));

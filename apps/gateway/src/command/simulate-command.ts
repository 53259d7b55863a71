import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { Argument, Command, InvalidArgumentError } from "commander";
import { CommandError } from "./command-error.ts";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import { untilStopped } from "./host.ts";

interface Options {
  readonly port: number;
  readonly json: boolean;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a TCP port from 0 to 65535.");
}

/** What a caller needs to use the simulator. The keys are made up and open nothing else. */
const factsOf = ({ url }: NetvisorSimulator) => {
  const { organisationId, customerId, customerKey } = demoNetvisorCompany();
  return {
    system: "netvisor",
    url,
    probe: `${url}__simulator/books`,
    credentials: {
      customerId,
      customerKey,
      partnerId: demoNetvisorPartner.id,
      partnerKey: demoNetvisorPartner.key,
      organisationId,
    },
  };
};

async function start(port: number): Promise<NetvisorSimulator> {
  try {
    return await startNetvisorSimulator({ port });
  } catch {
    throw new CommandError(exitCodes.configuration, {
      code: "ACC_CONFIG_INVALID",
      message: `cannot listen on port ${port}`,
      advice: "Choose another port, or 0 for any free one.",
    });
  }
}

async function run({ host }: CommandContext, { port, json }: Options): Promise<void> {
  const { stopped } = host;
  const simulator = await start(port);
  const facts = factsOf(simulator);
  if (json) printJson(host, facts);
  else {
    const lines = Object.entries(facts.credentials).map(([name, value]) => `  ${name.padEnd(15)} ${value}`);
    host.out(`simulated Netvisor  ${facts.url}\nprobe (its books)   ${facts.probe}\ndemo credentials:\n`);
    host.out(`${lines.join("\n")}\n`);
    host.err("Ctrl+C ends it\n");
  }
  await untilStopped(stopped);
  await simulator.close();
}

/** `simulate`: a strict stand-in of an accounting system until it is told to stop. */
export const simulateCommand = (context: CommandContext): Command =>
  new Command("simulate")
    .description("run a strict stand-in of an accounting system on this machine")
    .addArgument(new Argument("<system>", "which system").choices(["netvisor"]))
    .requiredOption("--port <port>", "TCP port; 0 takes any free one", parsePort)
    .option("--json", "print address and credentials as JSON", false)
    .addHelpText("after", "\nExample:\n  confirma-connect simulate netvisor --port 8181\n")
    .action((_system: string, options: Options) => run(context, options));

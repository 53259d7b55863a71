import { systemClock } from "@confirma-connect/core";
import { ProcountorPace } from "@confirma-connect/procountor";
import { Command } from "commander";
import { readGatewayConfig } from "../config/read-gateway-config.ts";
import { hostSecrets } from "../secret/host-secrets.ts";
import { type CommandContext, printJson } from "./context.ts";
import { type Check, Examiner } from "./doctor/check.ts";
import { checkClient } from "./doctor/check-client.ts";
import { checkClock, checkStore } from "./doctor/check-machine.ts";
import { counted } from "./output/counted.ts";
import { ProgressLine } from "./output/progress-line.ts";
import { formatTable } from "./output/table.ts";

interface Options {
  readonly config: string;
  readonly json: boolean;
}

function print(checks: readonly Check[]): string {
  const columns = ["client", "check", "result", "message"].map((title) => ({ title }));
  const rows = checks.map(({ client, name, result, message }) => [client, name, result, message]);
  const advice = checks
    .filter((check) => check.advice !== "")
    .map((check) => `${check.client} ${check.name}\n  do: ${check.advice}\n`);
  return `${formatTable(columns, rows)}${advice.join("")}`;
}

async function run({ host, finish }: CommandContext, options: Options): Promise<void> {
  const progress = new ProgressLine(host, options.json);
  const config = await readGatewayConfig(options.config);
  const { clients, zone } = config;
  const valid = new Examiner("-").ok("configuration", `valid, ${counted(clients.length, "client")}`);
  const checks: Check[] = [
    valid,
    checkClock(systemClock.today(zone), zone),
    await checkStore(config.store.file),
  ];
  const parts = { secrets: hostSecrets(), zone, procountorPace: new ProcountorPace() };
  for (const [index, client] of clients.entries()) {
    progress.show(`examining client ${index + 1} of ${clients.length}: ${client.id}`);
    checks.push(...(await checkClient(client, parts)));
  }
  progress.clear();
  if (options.json) printJson(host, { healthy: checks.every(({ result }) => result !== "failed"), checks });
  else host.out(print(checks));
  for (const { exitCode } of checks) finish(exitCode);
}

/** `doctor`: is everything in place? Writes nothing anywhere. */
export const doctorCommand = (context: CommandContext): Command =>
  new Command("doctor")
    .description(
      "check configuration, secrets, store, connections (the agency's too) and the plans against the registers",
    )
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--json", "print the checks as JSON", false)
    .addHelpText("after", "\nExample:\n  confirma-connect doctor --config gateway.json\n")
    .action((options: Options) => run(context, options));

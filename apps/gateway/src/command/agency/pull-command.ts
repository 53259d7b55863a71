import { needsAttention, type Period, type PullReport } from "@confirma-connect/core";
import { Command } from "commander";
import { agencyOf } from "../../agency/agency-of.ts";
import { agencySources } from "../../agency/agency-sources.ts";
import { announcedSource } from "../../agency/announced-source.ts";
import { pullClient } from "../../agency/pull-client.ts";
import { composeGateway } from "../../composition/compose-gateway.ts";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { type CommandContext, printJson } from "../context.ts";
import { exitCodes } from "../exit-code.ts";
import { ProgressLine } from "../output/progress-line.ts";
import { pickClient } from "../pick-client.ts";
import { askingWords } from "./asking-words.ts";
import { periodOf, periodOptions } from "./period-option.ts";
import { printPull } from "./print-pull.ts";
import { whileWaiting } from "./while-waiting.ts";

interface Options extends Period {
  readonly config: string;
  readonly client?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

async function run({ host, finish }: CommandContext, options: Options): Promise<void> {
  const { dryRun, json } = options;
  const period = periodOf(options);
  const config = await readGatewayConfig(options.config);
  const client = pickClient(config.clients, options.client);
  const { posting: plan, ...agency } = agencyOf(client);
  const secrets = hostSecrets();
  const { stopped } = host;
  const opened = await agencySources({ posting: plan, ...agency }, secrets, stopped, config.zone);
  const progress = new ProgressLine(host, json);
  const asking = askingWords(progress, "reading what was submitted before");
  let count = 0;
  const onEntry = (): void => {
    count += 1;
  };
  const looked = (): string => (count === 0 ? "" : `, ${count} settlements and payments looked at`);
  const words = (): string => `${asking.words()}${looked()}`;
  const sources = opened.map((source) => announcedSource(source, asking.onAsk));
  const gateway = await composeGateway({ ...config, clients: [client] }, { secrets });
  let report: PullReport;
  try {
    const runtime = gateway.clients.get(client.id);
    if (runtime === undefined) throw new Error(`client ${client.id} was not composed`);
    const pulled = { period, dryRun, onEntry, signal: stopped };
    report = await whileWaiting({ progress, words, stopped }, () =>
      pullClient({ runtime, sources, plan }, pulled),
    );
  } finally {
    await gateway.store.close();
  }
  if (json) printJson(host, { client: client.id, period, dryRun, ...report });
  else host.out(printPull(report));
  if (needsAttention(report)) finish(exitCodes.finding);
}

const notes = `
Reads what the agency received and paid out, and submits it as payments and ledger documents into the gateway's store;
the gateway that serves the store delivers them. It may run as often as wanted and over the same days again: what was
submitted before is known by its identifier. It may run beside the gateway too; only with "book": "payments" two pulls
should not run at once, and what they book twice is named as a conflict. Ends with 1 when something was refused or was changed
by the agency after it was booked. With "agency.schedule" in the configuration the gateway pulls by itself.

Example:
  confirma-connect pull --config gateway.json --client acme --from 2026-03-01 --to 2026-03-31 --dry-run
`;

/** `pull`: settlements and received payments become submissions. */
export function pullCommand(context: CommandContext): Command {
  const command = new Command("pull")
    .description("read the agency's settlements and payments and submit them as bookkeeping")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only");
  for (const option of periodOptions()) command.addOption(option);
  return command
    .option("--dry-run", "say what would be submitted (shown), and what was before; submit nothing", false)
    .option("--json", "print the report as JSON", false)
    .addHelpText("after", notes)
    .action((options: Options) => run(context, options));
}

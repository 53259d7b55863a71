import type { Period, SecretSource } from "@confirma-connect/core";
import { Command, Option } from "commander";
import { agencySources } from "../../../agency/agency-sources.ts";
import { announcedSource, type OnAsk } from "../../../agency/announced-source.ts";
import { writeReconcileCertificate } from "../../../agency/reconcile-certificate.ts";
import { reconcileClient } from "../../../agency/reconcile-client.ts";
import { composeGateway } from "../../../composition/compose-gateway.ts";
import type { ClientConfig } from "../../../config/gateway-config.ts";
import { readGatewayConfig } from "../../../config/read-gateway-config.ts";
import { hostSecrets } from "../../../secret/host-secrets.ts";
import type { CommandContext } from "../../context.ts";
import { ProgressLine } from "../../output/progress-line.ts";
import { pickClient } from "../../pick-client.ts";
import { askingWords } from "../asking-words.ts";
import { periodOf, periodOptions } from "../period-option.ts";
import { whileWaiting } from "../while-waiting.ts";
import { checkCertificateFolder } from "./certificate-folder.ts";
import { tellReconciliation } from "./tell-reconciliation.ts";

interface Options extends Period {
  readonly config: string;
  readonly client?: string;
  readonly withoutAgency: boolean;
  readonly extras: "own" | "all";
  readonly certificate?: string;
  readonly json: boolean;
}

/** The client's own sources and how they are booked; nothing where it has none, or where only the store is asked for. */
async function agencySideOf(
  { agency }: ClientConfig,
  { withoutAgency }: Options,
  { secrets, zone, onAsk }: { readonly secrets: SecretSource; readonly zone: string; readonly onAsk: OnAsk },
) {
  const plan = agency?.posting;
  if (agency === undefined || plan === undefined || withoutAgency) return {};
  // Without a signal: only a command that looks at the signals has to end by itself, and nothing is written here.
  const sources = await agencySources(agency, secrets, undefined, zone);
  return { sources: sources.map((source) => announcedSource(source, onAsk)), plan };
}

async function run(context: CommandContext, options: Options): Promise<void> {
  const { certificate: folder, extras } = options;
  const period = periodOf(options);
  const config = await readGatewayConfig(options.config);
  const client = pickClient(config.clients, options.client);
  if (folder !== undefined) await checkCertificateFolder(folder);
  const secrets = hostSecrets();
  const progress = new ProgressLine(context.host, options.json);
  const { words, onAsk } = askingWords(progress, "comparing with the books");
  const agency = await agencySideOf(client, options, { secrets, zone: config.zone, onAsk });
  const gateway = await composeGateway({ ...config, clients: [client] }, { secrets });
  try {
    const runtime = gateway.clients.get(client.id);
    if (runtime === undefined) throw new Error(`client ${client.id} was not composed`);
    const parts = { store: gateway.store, runtime, ...agency };
    const report = await whileWaiting({ progress, words }, () => reconcileClient(parts, { period, extras }));
    const plans = { plan: runtime.profile.plan, posting: agency.plan };
    const written = folder === undefined ? undefined : await writeReconcileCertificate(folder, report, plans);
    tellReconciliation(context, options, report, written);
  } finally {
    await gateway.store.close();
  }
}

/** `reconcile run`: compares, prints, and writes the certificate. */
export function runReconcileCommand(context: CommandContext): Command {
  const command = new Command("run")
    .description("compare both sides of a period; the word run may be left out")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only");
  for (const option of periodOptions()) command.addOption(option);
  return command
    .option("--without-agency", "compare what was submitted only, do not ask the agency", false)
    .addOption(
      new Option(
        "--extras <which>",
        "documents of the books that nothing explains: own counts those with our key as differences, " +
          "all counts every one, also what other people and the accounting system itself have booked",
      )
        .choices(["own", "all"])
        .default("own"),
    )
    .option(
      "--certificate <folder>",
      "write a certificate (JSON and text) into this folder, of which the last part is made",
    )
    .option("--json", "print the report as JSON", false)
    .action((options: Options) => run(context, options));
}

import { type Period, reconcileExitCodes, reconcileResult, type SecretSource } from "@confirma-connect/core";
import { Command } from "commander";
import { agencySources } from "../../agency/agency-sources.ts";
import { writeReconcileCertificate } from "../../agency/reconcile-certificate.ts";
import { reconcileClient } from "../../agency/reconcile-client.ts";
import { composeGateway } from "../../composition/compose-gateway.ts";
import type { ClientConfig } from "../../config/gateway-config.ts";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { type CommandContext, printJson } from "../context.ts";
import { pickClient } from "../pick-client.ts";
import { periodOf, periodOptions } from "./period-option.ts";
import { printReconciliation } from "./print-reconciliation.ts";

interface Options extends Period {
  readonly config: string;
  readonly client?: string;
  readonly withoutAgency: boolean;
  readonly certificate?: string;
  readonly json: boolean;
}

/** The client's own sources and how they are booked; nothing where it has none, or where only the store is asked for. */
async function agencySideOf({ agency }: ClientConfig, { withoutAgency }: Options, secrets: SecretSource) {
  const plan = agency?.posting;
  if (agency === undefined || plan === undefined || withoutAgency) return {};
  return { sources: await agencySources(agency, secrets), plan };
}

async function run({ host, finish }: CommandContext, options: Options): Promise<void> {
  const period = periodOf(options);
  const config = await readGatewayConfig(options.config);
  const client = pickClient(config.clients, options.client);
  const secrets = hostSecrets();
  const agency = await agencySideOf(client, options, secrets);
  const gateway = await composeGateway({ ...config, clients: [client] }, { secrets });
  try {
    const runtime = gateway.clients.get(client.id);
    if (runtime === undefined) throw new Error(`client ${client.id} was not composed`);
    const report = await reconcileClient({ store: gateway.store, runtime, ...agency }, { period });
    const { certificate: folder } = options;
    const { plan } = runtime.profile;
    const certificate =
      folder === undefined ? undefined : await writeReconcileCertificate(folder, report, plan);
    if (options.json) printJson(host, { result: reconcileResult(report), certificate, ...report });
    else {
      host.out(printReconciliation(report));
      if (certificate !== undefined) host.out(`certificate: ${certificate}\n`);
    }
    finish(reconcileExitCodes[reconcileResult(report)]);
  } finally {
    await gateway.store.close();
  }
}

const notes = `
Sets what the agency shows now (its settlements, and received payments where the posting plan books them) and every
document that was submitted against what the accounting system gives back, to the cent: what was never pulled, what the
agency changed after it was booked, and what it does not show any more is found. --without-agency compares what was
submitted only; so does a client without sources. Nothing is written, neither here nor there, but the certificate that
--certificate asks for (JSON and readable, with hashes).

Ends with 0 when everything that can be compared is equal, 1 with differences, 5 when something could not be compared.

Example:
  confirma-connect reconcile --config gateway.json --client acme --from 2026-03-01 --to 2026-03-31 --certificate .
`;

/** `reconcile`: the agency's side against the books. */
export function reconcileCommand(context: CommandContext): Command {
  const command = new Command("reconcile")
    .description("compare the agency's side with the accounting system's books, to the cent")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only");
  for (const option of periodOptions()) command.addOption(option);
  return command
    .option("--without-agency", "compare what was submitted only, do not ask the agency", false)
    .option("--certificate <folder>", "write a certificate (JSON and text) into this folder")
    .option("--json", "print the report as JSON", false)
    .addHelpText("after", notes)
    .action((options: Options) => run(context, options));
}

import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AccountPlan,
  certificateJson,
  certificateText,
  certify,
  contentHash,
  type Period,
  type Reconciliation,
  reconcileBooks,
  reconcileExitCodes,
  reconcileResult,
  systemClock,
} from "@confirma-connect/core";
import { Command } from "commander";
import { z } from "zod";
import { composeGateway } from "../../composition/compose-gateway.ts";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { type CommandContext, printJson } from "../context.ts";
import { pickClient } from "../pick-client.ts";
import { periodOf, periodOptions } from "./period-option.ts";
import { printReconciliation } from "./print-reconciliation.ts";

interface Options extends Period {
  readonly config: string;
  readonly client?: string;
  readonly certificate?: string;
  readonly json: boolean;
}

const Manifest = z.object({ version: z.string() });

/** This command line, as a certificate names it. */
async function thisTool(): Promise<{ readonly name: string; readonly version: string }> {
  const manifest = await readFile(new URL("../../../package.json", import.meta.url), "utf8");
  return { name: "confirma-connect", ...Manifest.parse(JSON.parse(manifest)) };
}

/** Writes a file whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { flag: "w", mode: 0o640 });
  await rename(`${path}.part`, path);
}

/** Writes both forms of the certificate; gives the path of the JSON. */
async function writeCertificate(folder: string, report: Reconciliation, plan: AccountPlan): Promise<string> {
  const createdAt = new Date(systemClock.now()).toISOString();
  const certificate = certify(report, {
    createdAt,
    tool: await thisTool(),
    plan: { version: plan.version, hash: contentHash(plan) },
  });
  const { client, period } = report;
  const base = join(folder, `reconcile-${client}-${period.from}-${period.to}`);
  await mkdir(folder, { recursive: true });
  await writeWhole(`${base}.json`, certificateJson(certificate));
  await writeWhole(`${base}.txt`, certificateText(certificate));
  return `${base}.json`;
}

async function run({ host, finish }: CommandContext, options: Options): Promise<void> {
  const period = periodOf(options);
  const config = await readGatewayConfig(options.config);
  const client = pickClient(config.clients, options.client);
  const gateway = await composeGateway({ ...config, clients: [client] }, { secrets: hostSecrets() });
  try {
    const runtime = gateway.clients.get(client.id);
    if (runtime === undefined) throw new Error(`client ${client.id} was not composed`);
    const { profile, systems } = runtime;
    const parts = { store: gateway.store, system: systems.get(profile.system) };
    const report = await reconcileBooks(parts, { client: profile, period });
    const { certificate: folder } = options;
    const certificate =
      folder === undefined ? undefined : await writeCertificate(folder, report, profile.plan);
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
Sets every document that was submitted in the period against what the accounting system gives back, to the cent. Nothing
is written, neither here nor there, but the certificate that --certificate asks for (JSON and readable, with hashes).

Ends with 0 when everything that can be compared is equal, 1 with differences, 5 when something could not be compared.

Example:
  confirma-connect reconcile --config gateway.json --client acme --from 2026-03-01 --to 2026-03-31 --certificate .
`;

/** `reconcile`: the agency's side against the books. */
export function reconcileCommand(context: CommandContext): Command {
  const command = new Command("reconcile")
    .description("compare what was submitted with the accounting system's books, to the cent")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only");
  for (const option of periodOptions()) command.addOption(option);
  return command
    .option("--certificate <folder>", "write a certificate (JSON and text) into this folder")
    .option("--json", "print the report as JSON", false)
    .addHelpText("after", notes)
    .action((options: Options) => run(context, options));
}

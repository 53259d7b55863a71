import type { DocumentKind } from "@confirma-connect/core";
import { Command, Option } from "commander";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import { type Choice, chooseParts } from "./explain/choose-parts.ts";
import { explain } from "./explain/explain.ts";
import { offlineNames } from "./explain/offline-systems.ts";
import { printExplanation } from "./explain/print-explanation.ts";
import { kindArgument } from "./kind-argument.ts";
import { readText } from "./read-text.ts";

interface Options extends Choice {
  readonly json: boolean;
}

async function run(
  context: CommandContext,
  kind: DocumentKind,
  file: string,
  options: Options,
): Promise<void> {
  const { host, finish } = context;
  const parts = await chooseParts(options, host);
  const explanation = explain(kind, await readText(file, host), parts);
  if (options.json) printJson(host, explanation);
  else host.out(printExplanation(explanation));
  finish(explanation.acceptable ? exitCodes.ok : exitCodes.finding);
}

const examples = `
Examples:
  confirma-connect explain ledger examples/documents/ledger.json
  confirma-connect explain ledger examples/documents/ledger.json --system netbaron
  confirma-connect explain invoice invoice.json --system procountor --plan plan.json
  confirma-connect explain payment - --config gateway.json --client shop --json < payments.json
`;

/** `explain`: everything about a document before anything is sent. */
export const explainCommand = (context: CommandContext): Command =>
  new Command("explain")
    .description("show offline exactly what would be sent for a document, and what the books would show")
    .addArgument(kindArgument())
    .argument("<file>", 'file with a submit body; "-" reads standard input')
    .addOption(new Option("--config <file>", "use a client's plan from this configuration").conflicts("plan"))
    .addOption(new Option("--client <id>", "which client of the configuration"))
    .addOption(
      new Option("--system <name>", "accounting system without a configuration; default netvisor")
        .choices([...offlineNames])
        .conflicts("config"),
    )
    .addOption(new Option("--plan <file>", "use this account plan (JSON)"))
    .option("--json", "print the explanation as JSON", false)
    .addHelpText("after", examples)
    .action((kind: DocumentKind, file: string, options: Options) => run(context, kind, file, options));

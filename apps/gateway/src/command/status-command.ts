import { setTimeout as pause } from "node:timers/promises";
import type { DocumentKind } from "@confirma-connect/core";
import { Argument, Command, InvalidArgumentError } from "commander";
import { parseDay } from "./agency/period-option.ts";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import { type ConnectOptions, connect, keyOption, urlOption } from "./gateway/connect.ts";
import type { GatewayClient } from "./gateway/gateway-client.ts";
import { readSubmission, readSubmissions } from "./gateway/read-submissions.ts";
import type { SubmissionAnswer } from "./gateway/submission-answer.ts";
import { parseKind } from "./kind-argument.ts";
import { exitCodeOf, printSubmission, printSubmissions, summarise } from "./output/print-submissions.ts";
import { ProgressLine } from "./output/progress-line.ts";

interface Options extends ConnectOptions {
  readonly reference?: string;
  readonly client?: string;
  readonly identifier?: string;
  readonly invoiceNumber?: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: string;
  readonly watch: boolean;
  readonly json: boolean;
}

const numbers: Readonly<Record<string, string>> = {
  pending: "0",
  synced: "1",
  failed: "2",
  "0": "0",
  "1": "1",
  "2": "2",
};

function parseStatus(word: string): string {
  const number = numbers[word];
  if (number !== undefined) return number;
  throw new InvalidArgumentError("It must be pending, synced or failed.");
}

/** The query in the gateway's words; what is not asked for is left out. */
function queryOf(kind: DocumentKind | undefined, options: Options): Readonly<Record<string, string>> {
  const { client, identifier, invoiceNumber, from, to, status } = options;
  const words = {
    client,
    kind,
    sourceIdentifier: identifier,
    invoiceNumber,
    fromDate: from,
    toDate: to,
    status,
  };
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) => (word === undefined ? [] : [[name, word] as const])),
  );
}

const isOpen = ({ status, state }: SubmissionAnswer): boolean => status === 0 && state !== "parked";

async function untilSettled(
  client: GatewayClient,
  query: Readonly<Record<string, string>>,
  progress: ProgressLine,
): Promise<readonly SubmissionAnswer[]> {
  for (;;) {
    const found = await readSubmissions(client, query);
    progress.show(summarise(found));
    if (!found.some(isOpen)) return found;
    await pause(1_000);
  }
}

async function run(
  { host, finish }: CommandContext,
  kind: DocumentKind | undefined,
  options: Options,
): Promise<void> {
  const client = await connect(options);
  if (options.reference !== undefined) {
    const found = await readSubmission(client, options.reference);
    if (options.json) printJson(host, found);
    else host.out(printSubmission(found));
    finish(exitCodeOf([found]));
    return;
  }
  const query = queryOf(kind, options);
  const progress = new ProgressLine(host, !options.watch);
  const found = options.watch
    ? await untilSettled(client, query, progress)
    : await readSubmissions(client, query);
  progress.clear();
  if (options.json) printJson(host, { submissions: found });
  else host.out(printSubmissions(found));
  finish(found.length === 0 ? exitCodes.finding : exitCodeOf(found));
}

const examples = `
Examples:
  confirma-connect status --key env:SHOP_KEY
  confirma-connect status payment --invoice-number 133720800 --watch
  confirma-connect status ledger --from 2026-01-01 --to 2026-01-31 --status failed --json
`;

/** `status`: what became of submitted documents. */
export const statusCommand = (context: CommandContext): Command =>
  new Command("status")
    .description("show what became of submitted documents")
    .addArgument(
      new Argument("[kind]", "invoice, ledger or payment; all kinds without it").argParser(parseKind),
    )
    .option("--reference <id>", "one submission by our reference, with steps and history")
    .option("--client <id>", "documents of this client, with an operator's key")
    .option("--identifier <text>", "documents with this identifier of yours")
    .option("--invoice-number <number>", "documents about this invoice")
    .option("--from <date>", "dated on or after, YYYY-MM-DD", parseDay)
    .option("--to <date>", "dated on or before, YYYY-MM-DD", parseDay)
    .option("--status <word>", "pending, synced or failed", parseStatus)
    .option("--watch", "wait until nothing is pending any more", false)
    .addOption(urlOption())
    .addOption(keyOption())
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", examples)
    .action((kind: DocumentKind | undefined, options: Options) => run(context, kind, options));

import type { DocumentKind } from "@confirma-connect/core";
import { Command } from "commander";
import { type CommandContext, printJson } from "./context.ts";
import { exitCodes } from "./exit-code.ts";
import { type ConnectOptions, connect, keyOption, urlOption } from "./gateway/connect.ts";
import { StatusAnswer, type StatusRow } from "./gateway/gateway-answer.ts";
import type { GatewayClient } from "./gateway/gateway-client.ts";
import {
  failedAnswer,
  type GatewayRefusal,
  isAboutDocuments,
  readAnswer,
  refusalOf,
} from "./gateway/refusal-of.ts";
import { kindArgument } from "./kind-argument.ts";
import { describeFinding } from "./output/describe-problem.ts";
import { ProgressLine } from "./output/progress-line.ts";
import { readText } from "./read-text.ts";

interface Options extends ConnectOptions {
  readonly json: boolean;
}

/** What became of one file. */
type FileResult =
  | {
      readonly file: string;
      readonly taken: true;
      readonly replayed: boolean;
      readonly rows: readonly StatusRow[];
    }
  | { readonly file: string; readonly taken: false; readonly refusal: GatewayRefusal };

async function submitFile(
  client: GatewayClient,
  kind: DocumentKind,
  file: string,
  text: string,
): Promise<FileResult> {
  const answer = await client.submit(kind, text);
  if (answer.status === 202) {
    return { file, taken: true, replayed: answer.replayed, rows: readAnswer(StatusAnswer, answer) };
  }
  if (!isAboutDocuments(answer)) throw failedAnswer(answer);
  return { file, taken: false, refusal: refusalOf(answer) };
}

function describe(result: FileResult): string {
  if (!result.taken) {
    const { code, message, advice, problems } = result.refusal;
    const findings =
      problems.length === 0
        ? `  do: ${advice}\n`
        : problems.map((one) => describeFinding(one, "  ")).join("");
    return `${result.file}: refused, ${code}: ${message}\n${findings}`;
  }
  const again = result.replayed ? " (submitted before; nothing new)" : "";
  const rows = result.rows.map(
    ({ sourceIdentifier, description }) => `  ${sourceIdentifier}: ${description}\n`,
  );
  return `${result.file}: taken${again}\n${rows.join("")}`;
}

async function run(
  { host, finish }: CommandContext,
  kind: DocumentKind,
  { files, options }: { readonly files: readonly string[]; readonly options: Options },
): Promise<void> {
  const client = await connect(options);
  const progress = new ProgressLine(host, files.length === 1);
  const results: FileResult[] = [];
  for (const file of files) {
    progress.show(`${results.length} of ${files.length} files`);
    const result = await submitFile(client, kind, file, await readText(file, host));
    results.push(result);
    progress.clear();
    if (!options.json) host.out(describe(result));
    if (!result.taken) finish(exitCodes.finding);
  }
  if (options.json) printJson(host, { files: results });
}

const examples = `
Examples:
  confirma-connect submit ledger ledger.json --key env:SHOP_KEY
  confirma-connect submit payment day1.json day2.json --url https://gateway.example --key file:key.txt
  produce-invoices | confirma-connect submit invoice - --json
`;

/** `submit`: documents to a gateway. */
export const submitCommand = (context: CommandContext): Command =>
  new Command("submit")
    .description("submit documents to a gateway; submitting the same content again is harmless")
    .addArgument(kindArgument())
    .argument("<file...>", 'files with submit bodies; "-" reads standard input')
    .addOption(urlOption())
    .addOption(keyOption())
    .option("--json", "print the results as JSON", false)
    .addHelpText("after", examples)
    .action((kind: DocumentKind, files: readonly string[], options: Options) =>
      run(context, kind, { files, options }),
    );

import type { CivilDate, Secret } from "@confirma-connect/core";
import { Command, Option } from "commander";
import { type CollectionOutcome, runCollection } from "../../../agency/collection-run.ts";
import { composeGateway } from "../../../composition/compose-gateway.ts";
import { readGatewayConfig } from "../../../config/read-gateway-config.ts";
import { hostSecrets } from "../../../secret/host-secrets.ts";
import { type CommandContext, printJson } from "../../context.ts";
import { type ExitCode, exitCodes, worse } from "../../exit-code.ts";
import { ProgressLine } from "../../output/progress-line.ts";
import { pickClient } from "../../pick-client.ts";
import { parseDay } from "../period-option.ts";
import { whileWaiting } from "../while-waiting.ts";
import { collectionPeriod, defaultDays } from "./collection-period.ts";
import { leftFromEarlier, printCollection } from "./print-collection.ts";
import { exitCodeOfResults } from "./told-words.ts";

interface Options {
  readonly config: string;
  readonly client?: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly dryRun: boolean;
  readonly answers: boolean;
  readonly json: boolean;
}

/** Longest part of an answer that is shown, in characters. */
const longestAnswer = 2_000;

/** Invoices that only a credit note, a payment or their number makes unclear need a person too. */
function exitCodeOf(outcome: CollectionOutcome): ExitCode {
  const { lines, skipped } = outcome;
  const results = [
    // What is held because the agency does not say enough stays held until somebody acts.
    ...lines.map(({ result, codes }) =>
      result === "held" && codes.includes("ACC_ANSWER_UNREADABLE") ? "parked" : result,
    ),
    ...leftFromEarlier(outcome).map(({ state }) => state),
  ];
  const held =
    skipped.creditUnclear + skipped.paymentUnclear + skipped.sameNumber > 0
      ? exitCodes.finding
      : exitCodes.ok;
  return worse(held, exitCodeOfResults(results));
}

/** What the agency said, on one line: it comes from outside and goes to a terminal. */
const agencyWords = (key: string, answer: Secret): string =>
  `${key}: the agency answered: ${answer
    .reveal()
    .slice(0, longestAnswer)
    .replaceAll(/\p{C}+/gu, " ")}\n`;

function counter() {
  let count = 0;
  const add = (): void => {
    count += 1;
  };
  return { add, count: () => count };
}

const stopping = "stopping: what is under way is waited for; interrupt again to end at once";

/** What a run is asked for, with the words for how far it is. */
function askedRun({ host }: CommandContext, options: Options, zone: string) {
  const { dryRun } = options;
  const progress = new ProgressLine(host, options.json);
  const [read, looked] = [counter(), counter()];
  const words = (): string => {
    const count = looked.count();
    return count === 0
      ? `reading the books, documents read: ${read.count()}`
      : `invoices looked at: ${count}`;
  };
  const onRefusal = (key: string, answer: Secret): void => {
    progress.clear();
    host.err(agencyWords(key, answer));
  };
  const asked = {
    period: collectionPeriod(options, zone),
    reachesLiveCases: options.from === undefined,
    dryRun,
    onRead: read.add,
    onInvoice: looked.add,
    signal: host.stopped,
    ...(options.answers ? { onRefusal } : {}),
  };
  return { asked, waiting: { progress, words, stopped: host.stopped } };
}

async function run(context: CommandContext, options: Options): Promise<void> {
  const { host, finish } = context;
  const config = await readGatewayConfig(options.config);
  const { asked, waiting } = askedRun(context, options, config.zone);
  const client = pickClient(config.clients, options.client);
  const secrets = hostSecrets();
  const gateway = await composeGateway({ ...config, clients: [client] }, { secrets });
  const tellStopping = (): void => waiting.progress.note(stopping);
  let outcome: CollectionOutcome;
  try {
    host.stopped.addEventListener("abort", tellStopping, { once: true });
    outcome = await whileWaiting(waiting, () => runCollection({ gateway, client, secrets }, asked));
  } finally {
    host.stopped.removeEventListener("abort", tellStopping);
    await gateway.store.close();
  }
  if (options.json) printJson(host, { client: client.id, dryRun: options.dryRun, ...outcome });
  else host.out(printCollection(outcome));
  finish(exitCodeOf(outcome));
}

const notes = `
Hands overdue sales invoices of the accounting system over to Confirma, and tells it of payments, credit notes and later
due dates of the ones that it has: everything once, however often it runs, also after a crash. Payments that this
gateway booked for the agency are not told back to it.

Ends with 1 when a person has to look (refused, parked, outside the days that were read, or an invoice that an unclear
credit note, payment or number holds back), with 5 when a later run has to (not sent, or it is not known yet what became of it).
`;

/** `collect run`: the default of `collect`. */
export const runCollectCommand = (context: CommandContext): Command =>
  new Command("run")
    .description("hand overdue invoices over, and tell what happened to earlier ones (the default)")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only")
    .addOption(
      new Option(
        "--from <date>",
        `first day that is read; default ${defaultDays} days before --to, or the oldest live case`,
      ).argParser(parseDay),
    )
    .addOption(new Option("--to <date>", "last day that is read; default today").argParser(parseDay))
    .option("--dry-run", "show what would be told; send and store nothing", false)
    .option("--answers", "print what the agency said to a refusal; it may repeat names and sums", false)
    .option("--json", "print the report as JSON", false)
    .addHelpText("after", notes)
    .action((options: Options) => run(context, options));

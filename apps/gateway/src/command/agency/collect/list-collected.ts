import { type CollectionEntry, type CollectionState, collectionStates } from "@confirma-connect/core";
import { Command, Option } from "commander";
import { type CommandContext, printJson } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { formatTable } from "../../output/table.ts";
import { detailOf, exitCodeOfResults, whatOf } from "./told-words.ts";
import { type CollectionPlace, withCollectionStore } from "./with-collection-store.ts";

interface Options extends CollectionPlace {
  readonly invoice?: string;
  readonly state?: CollectionState;
  readonly json: boolean;
}

/** Invoices in the order of their numbers; of each its hand-over first, then what was told in the order of time. */
function inOrder(entries: readonly CollectionEntry[]): readonly CollectionEntry[] {
  const rank = ({ kind }: CollectionEntry): number => (kind === "invoice" ? 0 : 1);
  return entries.toSorted(
    (one, other) =>
      one.invoiceNumber.localeCompare(other.invoiceNumber, "en", { numeric: true }) ||
      rank(one) - rank(other) ||
      one.createdAt - other.createdAt,
  );
}

const instantOf = (time: number | undefined): string =>
  time === undefined ? "" : new Date(time).toISOString();

/** An entry with the case of its invoice: actions are kept without one. */
const viewOf = (entry: CollectionEntry, cases: ReadonlyMap<string, string>) => ({
  invoiceNumber: entry.invoiceNumber,
  what: whatOf(entry),
  detail: detailOf(entry),
  state: entry.state,
  caseId: entry.caseId ?? cases.get(entry.invoiceNumber) ?? "",
  sentAt: instantOf(entry.sentAt),
  attempts: entry.attempts,
  codes: entry.codes,
  key: entry.key,
});

const columns = ["invoice", "what", "sum or day", "state", "case", "last sent at", "codes", "key"].map(
  (title) => ({ title }),
);

function print(views: readonly ReturnType<typeof viewOf>[]): string {
  if (views.length === 0) return "nothing fits\n";
  const rows = views.map((view) => {
    const { invoiceNumber, what, detail, state, caseId, sentAt, codes, key } = view;
    return [invoiceNumber, what, detail, state, caseId, sentAt, codes.join(" "), key];
  });
  return formatTable(columns, rows);
}

async function list({ host, finish }: CommandContext, options: Options): Promise<void> {
  const { invoice, state } = options;
  const views = await withCollectionStore(options, async (store, client) => {
    const ofInvoice = invoice === undefined ? {} : { invoiceNumber: invoice };
    const all = await store.list({ client, ...ofInvoice });
    const cases = new Map(
      all.flatMap(({ kind, invoiceNumber, caseId }) =>
        kind === "invoice" && caseId !== undefined ? [[invoiceNumber, caseId] as const] : [],
      ),
    );
    const fitting = all.filter((entry) => state === undefined || entry.state === state);
    return inOrder(fitting).map((entry) => viewOf(entry, cases));
  });
  if (options.json) printJson(host, { entries: views });
  else host.out(print(views));
  finish(views.length === 0 ? exitCodes.finding : exitCodeOfResults(views.map((view) => view.state)));
}

const notes = `
Neither the accounting system nor the agency is asked. States: submitted (the agency has it), ready (a later run sends
it), claimed and unknown (a later run looks it up), parked and refused (see collect decide).

Example:
  confirma-connect collect list --config gateway.json --client acme --state parked
`;

/** `collect list`: what the agency was told. */
export const listCollectedCommand = (context: CommandContext): Command =>
  new Command("list")
    .description("show what the agency was told of each invoice, with state and case")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only")
    .option("--invoice <number>", "of this invoice only")
    .addOption(new Option("--state <state>", "in this state only").choices([...collectionStates]))
    .option("--json", "print the list as JSON", false)
    .addHelpText("after", notes)
    .action((options: Options) => list(context, options));

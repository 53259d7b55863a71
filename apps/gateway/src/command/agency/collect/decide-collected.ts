import {
  type CollectionDecision,
  type CollectionStore,
  decideCollection,
  systemClock,
} from "@confirma-connect/core";
import { Command } from "commander";
import { CommandError } from "../../command-error.ts";
import { type CommandContext, printJson } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { type CollectionPlace, withCollectionStore } from "./with-collection-store.ts";

interface Options extends CollectionPlace {
  readonly again?: boolean;
  readonly submitted?: boolean;
  readonly case?: string;
  readonly json: boolean;
}

const usage = (message: string, advice: string): CommandError =>
  new CommandError(exitCodes.usage, { code: "ACC_REQUEST_QUERY", message, advice });

/** The one decision that the options name. Throws CommandError for none, both, or a case that says nothing. */
function decisionOf({ again, submitted, case: caseId }: Options): CollectionDecision {
  if ((again === true) === (submitted === true)) {
    throw usage("a decision is needed, and only one", "Give exactly one of --again and --submitted.");
  }
  if (again === true && caseId !== undefined) {
    throw usage("a case belongs to --submitted", "Leave --case out, or give --submitted.");
  }
  if (again === true) return { type: "again" };
  return caseId === undefined ? { type: "submitted" } : { type: "submitted", caseId };
}

/** The key of what is meant: a key as it is, or the one thing of an invoice that waits for a person. */
async function keyOf(store: CollectionStore, client: string, named: string): Promise<string> {
  if (named.includes("/")) return named;
  const states = ["parked", "unknown", "refused"] as const;
  const [only, ...others] = await store.list({ client, invoiceNumber: named, states });
  if (only !== undefined && others.length === 0) return only.key;
  const keys = [only, ...others].flatMap((each) => each?.key ?? []).join(", ");
  throw new CommandError(exitCodes.finding, {
    code: "ACC_REQUEST_DECISION",
    message:
      only === undefined
        ? `nothing about invoice ${named} waits for a decision`
        : `several things about invoice ${named} wait for a decision: ${keys}`,
    advice: only === undefined ? "See 'confirma-connect collect list'." : "Name one of them by its key.",
  });
}

async function decide({ host }: CommandContext, named: string, options: Options): Promise<void> {
  const decision = decisionOf(options);
  const decided = await withCollectionStore(options, async (store, client) => {
    const key = await keyOf(store, client, named);
    return decideCollection({ store, clock: systemClock }, { client, key }, decision);
  });
  const { key, state, caseId } = decided;
  if (options.json) printJson(host, { key, state, caseId, decision });
  else host.out(`${key} is now ${state}${caseId === undefined ? "" : `, case ${caseId}`}\n`);
}

const notes = `
Ask the agency first: what it has and is sent again would be there twice. --again makes the next run send it, with what
the books say then.

Examples:
  confirma-connect collect decide 1001 --again --config gateway.json
  confirma-connect collect decide 1001 --submitted --case 481920 --config gateway.json
  confirma-connect collect decide action/1001/payment/77 --submitted --config gateway.json
`;

/** `collect decide`: a person's word about something that the agency refused, or of which nobody knows. */
export const decideCollectedCommand = (context: CommandContext): Command =>
  new Command("decide")
    .description("settle a parked, unknown or refused entry")
    .argument("<invoice>", "number of the invoice, or the key of an entry as list shows it")
    .option("--again", "the agency does not have it, or its reason to refuse is gone; send it again")
    .option("--submitted", "the agency has it, or shall not get it; never send it")
    .option("--case <id>", "with --submitted: the agency's case")
    .requiredOption("--config <file>", "configuration file of the gateway")
    .option("--client <id>", "the client; may be left out when there is one only")
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", notes)
    .action((named: string, options: Options) => decide(context, named, options));

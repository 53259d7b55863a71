import { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { decideCollectedCommand } from "./collect/decide-collected.ts";
import { listCollectedCommand } from "./collect/list-collected.ts";
import { runCollectCommand } from "./collect/run-collect.ts";

const examples = `
Without a command it is "run"; its options are in "collect run --help".

Examples:
  confirma-connect collect --config gateway.json --client acme --dry-run
  confirma-connect collect --config gateway.json --client acme
  confirma-connect collect list --config gateway.json --client acme
  confirma-connect collect decide 1001 --again --config gateway.json --client acme
`;

/** `collect`: overdue invoices of the books are handed over to the agency. */
export const collectCommand = (context: CommandContext): Command =>
  new Command("collect")
    .description("hand overdue invoices over to the agency, and tell it what happened to them")
    .usage("[run|list|decide] --config <file> [options]")
    .addCommand(runCollectCommand(context), { isDefault: true })
    .addCommand(listCollectedCommand(context))
    .addCommand(decideCollectedCommand(context))
    .addHelpText("after", examples);

import { Command } from "commander";
import type { CommandContext } from "../context.ts";
import { decideCollectedCommand } from "./collect/decide-collected.ts";
import { listCollectedCommand } from "./collect/list-collected.ts";
import { runCollectCommand } from "./collect/run-collect.ts";

const examples = `
Examples:
  confirma-connect collect --config gateway.json --client acme --dry-run
  confirma-connect collect --config gateway.json --client acme
  confirma-connect collect list --config gateway.json --client acme
  confirma-connect collect decide 1001 --again --config gateway.json --client acme
`;

/** The options of the command that runs without being named. */
const optionsOf = ({ options }: Command): string => {
  const width = Math.max(...options.map(({ flags }) => flags.length));
  const lines = options.map(({ flags, description }) => `  ${flags.padEnd(width)}  ${description}`);
  return `\nOptions of run:\n${lines.join("\n")}\n`;
};

/** `collect`: overdue invoices of the books are handed over to the agency. */
export function collectCommand(context: CommandContext): Command {
  const runCommand = runCollectCommand(context);
  return new Command("collect")
    .description("hand overdue invoices over to the agency, and tell it what happened to them")
    .usage("[run|list|decide] --config <file> [options]")
    .addCommand(runCommand, { isDefault: true })
    .addCommand(listCollectedCommand(context))
    .addCommand(decideCollectedCommand(context))
    .addHelpText("after", `${optionsOf(runCommand)}${examples}`);
}

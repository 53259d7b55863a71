import type { Decision } from "@confirma-connect/core";
import { Command } from "commander";
import { CommandError } from "./command-error.ts";
import { type CommandContext, printJson } from "./context.ts";
import { type DecideOptions, decide } from "./decide.ts";
import { exitCodes } from "./exit-code.ts";
import { keyOption, urlOption } from "./gateway/connect.ts";

interface Options extends DecideOptions {
  readonly look?: boolean;
  readonly booked?: string;
  readonly absent?: boolean;
  readonly giveUp?: boolean;
  readonly again?: boolean;
  readonly json: boolean;
}

/** The one decision that the options name. Throws CommandError for none or several. */
function decisionOf(options: Pick<Options, "look" | "booked" | "absent" | "giveUp" | "again">): Decision {
  const { look, booked, absent, giveUp, again } = options;
  const decisions: readonly Decision[] = [
    ...(look === true ? [{ type: "look" } as const] : []),
    ...(booked === undefined ? [] : [{ type: "booked", vendorId: booked } as const]),
    ...(absent === true ? [{ type: "absent" } as const] : []),
    ...(giveUp === true ? [{ type: "giveUp" } as const] : []),
    ...(again === true ? [{ type: "again" } as const] : []),
  ];
  const [decision, ...others] = decisions;
  if (decision !== undefined && others.length === 0) return decision;
  throw new CommandError(exitCodes.usage, {
    code: "ACC_REQUEST_QUERY",
    message: "a decision is needed, and only one",
    advice: "Give exactly one of --look, --booked <vendorId>, --absent, --give-up, --again.",
  });
}

async function run({ host }: CommandContext, reference: string, options: Options): Promise<void> {
  const decision = decisionOf(options);
  const decided = await decide(reference, decision, options);
  if (options.json) printJson(host, { ...decided, decision });
  else host.out(`${decided.kind} ${reference} is now ${decided.state}\n`);
}

const examples = `
Look into the accounting system first. --absent makes the document be sent again.

Examples:
  confirma-connect resolve 0b8c… --look --key env:OPERATOR_KEY
  confirma-connect resolve 0b8c… --booked 1802 --key env:OPERATOR_KEY
  confirma-connect resolve 0b8c… --absent --config gateway.json
`;

/** `resolve`: settle a parked submission by a person's decision. */
export const resolveCommand = (context: CommandContext): Command =>
  new Command("resolve")
    .description("settle a parked submission, or renew a refused one")
    .argument("<reference>", "our reference, as status shows it")
    .option("--look", "look it up again now")
    .option("--booked <vendorId>", "it is in the books under this identifier")
    .option("--absent", "it is not in the books; send it again")
    .option("--give-up", "it shall not be sent; it ends as failed")
    .option("--again", "it was refused and the reason is gone; send it as a new version")
    .option("--config <file>", "work on the store of this configuration instead of a gateway")
    .addOption(urlOption())
    .addOption(keyOption())
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", examples)
    .action((reference: string, options: Options) => run(context, reference, options));

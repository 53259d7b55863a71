import { Command } from "commander";
import { type CommandContext, printJson } from "./context.ts";
import { type DecideOptions, decide } from "./decide.ts";
import { keyOption, urlOption } from "./gateway/connect.ts";

interface Options extends DecideOptions {
  readonly json: boolean;
}

async function run(
  { host }: CommandContext,
  reference: string,
  vendorId: string,
  options: Options,
): Promise<void> {
  const decision = { type: "attest", vendorId } as const;
  const { kind, state } = await decide(reference, decision, options);
  if (options.json) printJson(host, { reference, kind, state, evidence: "identified", decision });
  else host.out(`${kind} ${reference} is attested: identified as ${vendorId} by an operator\n`);
}

const notes = `
For documents that were handed over as a file: you looked into the books, and the document is there under this
identifier. Its evidence rises from handedOver to identified, and the history says that a person vouched for it.
It ends with 1 when the submission is not an accepted one whose evidence is handedOver.

Examples:
  confirma-connect attest 0b8c… ML-1042 --key env:OPERATOR_KEY
  confirma-connect attest 0b8c… ML-1042 --config gateway.json --json
`;

/** `attest`: a person saw in the books what was handed over as a file. */
export const attestCommand = (context: CommandContext): Command =>
  new Command("attest")
    .description("say that a document which was handed over as a file is in the books")
    .argument("<reference>", "our reference, as status shows it")
    .argument("<vendorId>", "its identifier in the books, e.g. the receipt number")
    .option("--config <file>", "work on the store of this configuration instead of a gateway")
    .addOption(urlOption())
    .addOption(keyOption())
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", notes)
    .action((reference: string, vendorId: string, options: Options) =>
      run(context, reference, vendorId, options),
    );

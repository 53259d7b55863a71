import { type CertificateVerdict, verifyCertificate } from "@confirma-connect/core";
import { Command } from "commander";
import { CommandError } from "../../command-error.ts";
import { type CommandContext, printJson } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { readText } from "../../read-text.ts";

interface Options {
  readonly json: boolean;
}

/** What is told of a certificate that could be read. */
const told = (verdict: Exclude<CertificateVerdict, { type: "unreadable" }>): string =>
  verdict.type === "intact"
    ? `certificate: intact, result ${verdict.result}, hash ${verdict.hash}\n`
    : `certificate: changed after it was made: it states ${verdict.stated}, its content is ${verdict.computed}\n`;

async function verify({ host, finish }: CommandContext, file: string, { json }: Options): Promise<void> {
  const verdict = verifyCertificate(await readText(file, host));
  if (verdict.type === "unreadable") {
    throw new CommandError(exitCodes.usage, {
      code: "ACC_DOCUMENT_NOT_JSON",
      message: `${file} cannot be verified: ${verdict.reason}`,
      advice: "Name the JSON file that reconcile --certificate has written, not the text beside it.",
    });
  }
  if (verdict.type === "changed") finish(exitCodes.finding);
  if (!json) return host.out(told(verdict));
  const { type, ...facts } = verdict;
  printJson(host, { file, intact: type === "intact", ...facts });
}

const notes = `
Computes the certificate's hash again from everything else in the file. That shows a change of the text; it is no
signature: whoever can write the file can write another one. What came of the reconciliation is told as its result, and
is not what this command ends with.

Ends with 0 when the certificate is as it was made, 1 when it was changed, 2 when the file is no certificate.

Example:
  confirma-connect reconcile verify reconcile-acme-2026-03-01-2026-03-31-9f3a51c07b2e.json
`;

/** `reconcile verify`: whether a certificate is as it was made. */
export const verifyReconciliationCommand = (context: CommandContext): Command =>
  new Command("verify")
    .description("tell whether a certificate is as it was made")
    .argument("<file>", 'JSON file that reconcile --certificate has written; "-" reads standard input')
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", notes)
    .action((file: string, options: Options) => verify(context, file, options));

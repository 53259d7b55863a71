import { closeSync, openSync, writeSync } from "node:fs";
import { type AuditHead, describeFinding, formatHead } from "@confirma-connect/core";
import { verifyJournal } from "@confirma-connect/store";
import { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { type CommandContext, printJson } from "../context.ts";
import { exitCodes } from "../exit-code.ts";
import { addHead, type SourceOptions, storeOption, verifySource, withJournal } from "./audit-source.ts";

interface VerifyOptions extends SourceOptions {
  readonly head?: readonly AuditHead[];
  readonly json: boolean;
}

/** Findings that are printed one by one; a rewritten journal has as many as entries. */
const printed = 50;

async function verify({ host, finish }: CommandContext, options: VerifyOptions): Promise<void> {
  const { entries, head, findings } = await verifySource(options, options.head ?? []);
  if (findings.length > 0) finish(exitCodes.finding);
  const shown = head === undefined ? null : formatHead(head);
  if (options.json) {
    printJson(host, { intact: findings.length === 0, entries, head: shown, findings });
    return;
  }
  for (const finding of findings.slice(0, printed)) host.out(`${describeFinding(finding)}\n`);
  if (findings.length > printed) host.out(`and ${findings.length - printed} more; --json lists them all\n`);
  host.out(`audit: ${entries} entries, ${findings.length} findings, head ${shown ?? "none"}\n`);
}

function head(
  { host, finish }: CommandContext,
  { store, json }: { readonly store: string; readonly json: boolean },
): void {
  const report = withJournal(store, (journal) => verifyJournal(journal));
  const intact = report.findings.length === 0;
  if (!intact) finish(exitCodes.finding);
  const { head: last } = report;
  if (json) printJson(host, { head: last === undefined ? null : formatHead(last), intact });
  else if (last !== undefined) host.out(`${formatHead(last)}\n`);
  if (!intact) host.err("the journal has findings; see confirma-connect audit verify\n");
}

interface ExportOptions {
  readonly store: string;
  readonly out?: string;
  readonly json: boolean;
}

function openNew(path: string): number {
  try {
    return openSync(path, "wx", 0o600);
  } catch {
    throw new CommandError(exitCodes.usage, {
      code: "ACC_REQUEST_QUERY",
      message: `cannot make the file ${path}`,
      advice: "Choose a new name in a folder that exists; an export is never written over another.",
    });
  }
}

function exportLines({ host }: CommandContext, { store, out, json }: ExportOptions): void {
  const descriptor = out === undefined ? undefined : openNew(out);
  const write =
    descriptor === undefined
      ? (text: string) => host.out(text)
      : (text: string) => void writeSync(descriptor, text);
  try {
    const count = withJournal(store, (journal) => {
      let entries = 0;
      for (const { text } of journal.lines()) {
        write(`${text}\n`);
        entries += 1;
      }
      return entries;
    });
    if (out === undefined) return;
    if (json) printJson(host, { file: out, entries: count });
    else host.err(`${count} entries in ${out}\n`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const exampleOf = (line: string): string => `\nExample:\n  confirma-connect audit ${line}\n`;
const verifyExample = exampleOf("verify --store submissions.sqlite --head 1204:9f3a…");
const headExample = exampleOf("head --store submissions.sqlite");
const exportExample = exampleOf("export --store submissions.sqlite --out audit.jsonl");

const examples = `
The journal tells every change of every submission, by hashes only: see docs/audit.md.

Examples:
  confirma-connect audit head --store submissions.sqlite
  confirma-connect audit verify --store submissions.sqlite --head 1204:9f3a…
  confirma-connect audit export --store submissions.sqlite --out audit.jsonl
  confirma-connect audit verify --file audit.jsonl --json
`;

/** `audit`: verify, export and pin the journal of all changes. */
export function auditCommand(context: CommandContext): Command {
  const verifyCommand = new Command("verify")
    .description("find every edit, deletion, reorder and insertion in the journal, and a missing end")
    .addOption(storeOption())
    .option("--file <export>", "a file that audit export has written")
    .option("--head <seq:hash>", "a head that was written down earlier; may be given several times", addHead)
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", verifyExample)
    .action((options: VerifyOptions) => verify(context, options));
  const headCommand = new Command("head")
    .description("print the journal's last entry as <sequence>:<hash>, to be written down elsewhere")
    .addOption(storeOption().makeOptionMandatory())
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", headExample)
    .action((options: { readonly store: string; readonly json: boolean }) => head(context, options));
  const exportCommand = new Command("export")
    .description("write the journal as JSON Lines, readable and verifiable without this program")
    .addOption(storeOption().makeOptionMandatory())
    .option("--out <file>", "a new file instead of standard output")
    .option("--json", "print what was written as JSON (with --out)", false)
    .addHelpText("after", exportExample)
    .action((options: ExportOptions) => exportLines(context, options));
  return new Command("audit")
    .description("verify, export and pin the journal of all changes")
    .addCommand(verifyCommand)
    .addCommand(headCommand)
    .addCommand(exportCommand)
    .addHelpText("after", examples);
}

import { Command, CommanderError } from "commander";
import { thisTool } from "../this-tool.ts";
import { collectCommand } from "./agency/collect-command.ts";
import { pullCommand } from "./agency/pull-command.ts";
import { reconcileCommand } from "./agency/reconcile-command.ts";
import { attestCommand } from "./attest-command.ts";
import { auditCommand } from "./audit/audit-command.ts";
import { failureOf } from "./command-error.ts";
import { type CommandContext, printJson } from "./context.ts";
import { demoCommand } from "./demo-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { type ExitCode, exitCodeHelp, exitCodes, worse } from "./exit-code.ts";
import { explainCommand } from "./explain-command.ts";
import type { Host } from "./host.ts";
import { procountorCommand } from "./procountor-command.ts";
import { resolveCommand } from "./resolve-command.ts";
import { serveCommand } from "./serve-command.ts";
import { simulateCommand } from "./simulate-command.ts";
import { statusCommand } from "./status-command.ts";
import { submitCommand } from "./submit-command.ts";

const factories = [
  serveCommand,
  simulateCommand,
  submitCommand,
  statusCommand,
  explainCommand,
  resolveCommand,
  attestCommand,
  pullCommand,
  reconcileCommand,
  collectCommand,
  doctorCommand,
  procountorCommand,
  demoCommand,
  auditCommand,
] as const;

const withCommands = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(withCommands),
];

function programOf(context: CommandContext): Command {
  const { host } = context;
  const program = new Command("confirma-connect")
    .description(
      "Delivers Confirma's accounting documents to accounting systems, and looks before it sends again.",
    )
    .version(thisTool.version)
    .showHelpAfterError("(add --help for usage and examples)")
    .addHelpText("after", exitCodeHelp);
  for (const make of factories) program.addCommand(make(context));
  for (const command of withCommands(program)) {
    command
      .exitOverride()
      .showHelpAfterError("(add --help for usage and examples)")
      .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) });
  }
  return program;
}

const misunderstood = { code: "ACC_REQUEST_QUERY", message: "", advice: "See --help." };

function report(host: Host, argv: readonly string[], error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.ok;
    // The words stand on standard error already; whoever reads JSON reads standard output.
    const message = error.message.replace(/^error: /u, "");
    if (argv.includes("--json")) printJson(host, { error: { ...misunderstood, message } });
    return exitCodes.usage;
  }
  const { exitCode, code, message, advice } = failureOf(error);
  if (argv.includes("--json")) printJson(host, { error: { code, message, advice } });
  else host.err(`error ${code}: ${message}\n${advice === "" ? "" : `  do: ${advice}\n`}`);
  return exitCode;
}

/** Runs one command line (without node and script) and resolves to its exit code; never rejects. */
export async function runCommandLine(argv: readonly string[], host: Host): Promise<ExitCode> {
  let worst: ExitCode = exitCodes.ok;
  const finish = (code: ExitCode): void => {
    worst = worse(worst, code);
  };
  try {
    const program = programOf({ host, finish });
    if (argv.length === 0) {
      host.err(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync([...argv], { from: "user" });
    return worst;
  } catch (error) {
    return report(host, argv, error);
  }
}

import { Command } from "commander";
import type { CommandContext } from "./context.ts";
import { apiKeyCommand } from "./procountor/api-key-command.ts";

/** `procountor`: what only Procountor needs. */
export const procountorCommand = (context: CommandContext): Command =>
  new Command("procountor")
    .description("commands for Procountor alone: api-key")
    .addCommand(apiKeyCommand(context))
    .addHelpText("after", "\nExample:\n  confirma-connect procountor api-key --help\n(it takes --json)\n");

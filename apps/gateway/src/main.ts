#!/usr/bin/env node
import { processHost } from "./command/host.ts";
import { runCommandLine } from "./command/program.ts";

// Whoever reads our output may stop early, as head does: that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), processHost());

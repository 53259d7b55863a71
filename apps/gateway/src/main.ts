#!/usr/bin/env node
import { processHost } from "./command/host.ts";
import { runCommandLine } from "./command/program.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), processHost());

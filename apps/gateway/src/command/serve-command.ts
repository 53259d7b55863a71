import { Command } from "commander";
import { startGateway } from "../composition/start-gateway.ts";
import { readGatewayConfig } from "../config/read-gateway-config.ts";
import { pinoLog } from "../log/pino-log.ts";
import { hostSecrets } from "../secret/host-secrets.ts";
import { type CommandContext, printJson } from "./context.ts";
import { untilStopped } from "./host.ts";
import { counted } from "./output/counted.ts";

interface Options {
  readonly config: string;
  readonly json: boolean;
}

async function run({ host }: CommandContext, { config: file, json }: Options): Promise<void> {
  const { stopped } = host;
  const config = await readGatewayConfig(file);
  // Standard output belongs to the JSON result, if one is wanted; else the log is the result.
  const log = pinoLog(config.log.level, { write: json ? host.err : host.out });
  const gateway = await startGateway(config, { secrets: hostSecrets(), log });
  const clients = config.clients.map(({ id }) => id);
  if (json) printJson(host, { url: gateway.url, clients });
  else
    host.err(
      `confirma-connect serves ${counted(clients.length, "client")} at ${gateway.url}; Ctrl+C ends it\n`,
    );
  await untilStopped(stopped);
  if (!json) host.err("finishing what is under way\n");
  if (await gateway.close()) return;
  if (!json) host.err("not everything could be finished in time; it is taken up at the next start\n");
  host.endNow();
}

/** `serve`: the gateway until it is told to stop. */
export const serveCommand = (context: CommandContext): Command =>
  new Command("serve")
    .description("run the gateway: HTTP endpoints and delivery")
    .requiredOption("--config <file>", "configuration file (JSON, see docs/configuration.md)")
    .option("--json", "print the address as JSON once it answers", false)
    .addHelpText("after", "\nExample:\n  confirma-connect serve --config gateway.json\n")
    .action((options: Options) => run(context, options));

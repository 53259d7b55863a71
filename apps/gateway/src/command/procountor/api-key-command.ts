import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createHttpClient } from "@confirma-connect/http";
import { keyLoginAddress, requestApiKey } from "@confirma-connect/procountor";
import { Command, Option } from "commander";
import { hostSecrets } from "../../secret/host-secrets.ts";
import { CommandError } from "../command-error.ts";
import { type CommandContext, printJson } from "../context.ts";
import { exitCodes } from "../exit-code.ts";
import { checkNewFile } from "./check-new-file.ts";
import { codeOfReturn } from "./code-of-return.ts";

interface Options {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly environment: "production" | "test";
  readonly baseUrl?: string;
  readonly out: string;
  readonly json: boolean;
}

/** The adapter's own base addresses (seen). */
const addresses = {
  production: "https://api.procountor.com/api",
  test: "https://pts-api.procountor.com/api",
} as const;

/** The login page stands beside `/api`, not below it (seen). */
const hostOf = (baseUrl: string): string => baseUrl.replace(/\/api\/?$/u, "");

/** Writes the key for its owner only; an older key is never overwritten, not even one that appeared meanwhile. */
async function keep(file: string, key: string): Promise<void> {
  try {
    await writeFile(file, `${key}\n`, { flag: "wx", mode: 0o600 });
  } catch {
    throw new CommandError(exitCodes.configuration, {
      code: "ACC_CONFIG_INVALID",
      message: `the key cannot be written to ${file} any more`,
      advice: "Choose another file and log in again; revoke the key that was just made in Procountor.",
    });
  }
}

const guide = (
  address: string,
): string => `1. Open this address and log in as the user whose company is meant:

   ${address}

2. Choose the company. The browser then goes to the redirect address, which may show an error.
3. Paste that whole address here within five minutes, and end with Ctrl+D:

`;

async function run({ host }: CommandContext, options: Options): Promise<void> {
  const { clientId, redirectUri, environment, baseUrl = addresses[environment], out } = options;
  await checkNewFile(out);
  const clientSecret = await hostSecrets().read(options.clientSecret);
  const state = randomBytes(16).toString("hex");
  const client = { clientId, clientSecret, redirectUri };
  host.err(guide(keyLoginAddress(hostOf(baseUrl), client, state)));
  const code = codeOfReturn(await host.readInput(), state);
  const key = await requestApiKey(createHttpClient(), baseUrl, client, code);
  await keep(out, key.reveal());
  if (options.json) printJson(host, { file: out });
  else host.out(`the API key is in ${out}; name it as "apiKey": "file:${out}"\n`);
}

const example = `
The key goes into a file that only its owner can read, never to the terminal. The secret of the registered client is
named by reference. How the code is exchanged is inferred (docs/adapters/procountor.md).

Example:
  confirma-connect procountor api-key --client-id registered-client --client-secret env:PROCOUNTOR_CLIENT_SECRET \\
    --redirect-uri https://example.com/back --out secrets/shop-procountor.key
`;

/** `procountor api-key`: an API key of one user in one company, by the login page. */
export const apiKeyCommand = (context: CommandContext): Command =>
  new Command("api-key")
    .description("get the API key of a user and company by Procountor's login page")
    .requiredOption("--client-id <id>", "identifier of the registered API client")
    .requiredOption("--client-secret <reference>", "where its secret is: env:NAME or file:path")
    .requiredOption("--redirect-uri <address>", "redirect address that is registered for the client")
    .requiredOption("--out <file>", "new file for the key")
    .addOption(
      new Option("--environment <name>", "which of Procountor's addresses")
        .choices(["production", "test"])
        .default("production"),
    )
    .option("--base-url <address>", "another address, with /api")
    .option("--json", "print the result as JSON", false)
    .addHelpText("after", example)
    .action((options: Options) => run(context, options));

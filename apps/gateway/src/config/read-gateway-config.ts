import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Problem, parseJsonText, problem } from "@confirma-connect/core";
import { agencyWithAbsolutePaths, withAbsolutePaths } from "./absolute-paths.ts";
import { configError, configProblem } from "./config-problem.ts";
import { GatewayConfig } from "./gateway-config.ts";

/** Where the parser stopped. Its own words quote the text around the place, which may be a secret. */
function placeOfSyntaxError(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split("\n");
    if (before !== undefined)
      return ` near line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  }
  return "";
}

function asConfigProblem(text: string, { code, pointer, message }: Problem): Problem {
  const words = code === "ACC_DOCUMENT_NOT_JSON" ? `is not JSON text${placeOfSyntaxError(text)}` : message;
  const advice = "Write the file as one JSON object, without comments or trailing commas.";
  return problem("ACC_CONFIG_INVALID", { pointer, message: words, advice });
}

/** Checks configuration text; throws ConnectorError ACC_CONFIG_INVALID with every problem at once. */
export function parseGatewayConfig(text: string, file: string): GatewayConfig {
  const json = parseJsonText(text);
  if ("problems" in json)
    throw configError(
      file,
      json.problems.map((each) => asConfigProblem(text, each)),
    );
  const parsed = GatewayConfig.safeParse(json.value);
  if (!parsed.success) throw configError(file, parsed.error.issues.map(configProblem));
  const directory = dirname(resolve(file));
  const config = parsed.data;
  return {
    ...config,
    store: { ...config.store, file: resolve(directory, config.store.file) },
    clients: config.clients.map((client) => ({
      ...client,
      system: withAbsolutePaths(directory, client.system),
      ...(client.agency === undefined ? {} : { agency: agencyWithAbsolutePaths(directory, client.agency) }),
    })),
  };
}

/**
 * Reads the gateway's configuration file. Paths in it are relative to its folder and absolute in the
 * result. Throws ConnectorError ACC_CONFIG_INVALID when it cannot be read or has problems.
 */
export async function readGatewayConfig(path: string): Promise<GatewayConfig> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const advice = "Check the path and its permissions.";
    throw configError(path, [problem("ACC_CONFIG_INVALID", { message: "cannot be read", advice })], cause);
  }
  return parseGatewayConfig(text, path);
}

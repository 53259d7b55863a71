import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Problem, parseJsonText, problem } from "@confirma-connect/core";
import { agencyWithAbsolutePaths, withAbsolutePaths } from "./absolute-paths.ts";
import { checkSettings } from "./check-settings.ts";
import { configError } from "./config-error.ts";
import { GatewayConfig } from "./gateway-config.ts";

function asConfigProblem({ pointer, message }: Problem): Problem {
  const advice = "Write the file as one JSON object, without comments or trailing commas.";
  return problem("ACC_CONFIG_INVALID", { pointer, message, advice });
}

/** Checks configuration text; throws ConnectorError ACC_CONFIG_INVALID with every problem at once. */
export function parseGatewayConfig(text: string, file: string): GatewayConfig {
  const json = parseJsonText(text);
  if ("problems" in json) throw configError(`the configuration ${file}`, json.problems.map(asConfigProblem));
  const checked = checkSettings(GatewayConfig, json.value);
  if ("problems" in checked) throw configError(`the configuration ${file}`, checked.problems);
  const directory = dirname(resolve(file));
  const config = checked.settings;
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
    throw configError(
      `the configuration ${path}`,
      [problem("ACC_CONFIG_INVALID", { message: "cannot be read", advice })],
      cause,
    );
  }
  return parseGatewayConfig(text, path);
}

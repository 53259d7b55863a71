import { AccountPlan, parseJsonText } from "@confirma-connect/core";
import { checkSettings } from "../../config/check-settings.ts";
import { configError } from "../../config/config-error.ts";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import type { Host } from "../host.ts";
import { pickClient } from "../pick-client.ts";
import { readText } from "../read-text.ts";
import type { ExplainParts } from "./explain.ts";
import { type OfflineName, offlinePlan, offlineSystem, offlineSystems } from "./offline-systems.ts";

/** How a person says with which system and plan to explain. */
export interface Choice {
  readonly config?: string;
  readonly client?: string;
  readonly plan?: string;
  /** Default: netvisor. */
  readonly system?: OfflineName;
}

async function readPlan(file: string, host: Pick<Host, "readInput">): Promise<AccountPlan> {
  const text = await readText(file, host);
  const json = parseJsonText(text);
  const checked = "problems" in json ? json : checkSettings(AccountPlan, json.value);
  if ("settings" in checked) return checked.settings;
  throw configError(`the account plan ${file}`, checked.problems);
}

const clientWithoutConfig = new CommandError(exitCodes.usage, {
  code: "ACC_REQUEST_QUERY",
  message: "--client names a client of a configuration, and none is given",
  advice: "Give --config <file> too, or leave --client out.",
});

/** System, client and plan by configuration, by plan file, or the built-in demo plan. Uses no network. */
export async function chooseParts(choice: Choice, host: Pick<Host, "readInput">): Promise<ExplainParts> {
  if (choice.config !== undefined) {
    const { clients } = await readGatewayConfig(choice.config);
    const client = pickClient(clients, choice.client);
    const { id, system, plan, strict } = client;
    const systems = await offlineSystems(system);
    return { systems, client: { id, system: system.type, plan, strict }, source: "configuration" };
  }
  if (choice.client !== undefined) throw clientWithoutConfig;
  const { system: name = "netvisor" } = choice;
  const systems = await offlineSystems(offlineSystem(name));
  const plan = choice.plan === undefined ? offlinePlan(name) : await readPlan(choice.plan, host);
  const source = choice.plan === undefined ? "built-in" : "file";
  return { systems, client: { id: "offline", system: name, plan }, source };
}

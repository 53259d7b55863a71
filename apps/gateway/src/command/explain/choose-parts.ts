import { AccountPlan, ConfigurationError } from "@confirma-connect/core";
import { readGatewayConfig } from "../../config/read-gateway-config.ts";
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
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`the account plan ${file} is not JSON`, cause);
  }
  const parsed = AccountPlan.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `/${path.join("/")}: ${message}`);
  throw new ConfigurationError(`the account plan ${file} has problems:\n  ${wrong.join("\n  ")}`);
}

/** System, client and plan by configuration, by plan file, or the built-in demo plan. Uses no network. */
export async function chooseParts(choice: Choice, host: Pick<Host, "readInput">): Promise<ExplainParts> {
  if (choice.config !== undefined) {
    const { clients } = await readGatewayConfig(choice.config);
    const client = pickClient(clients, choice.client);
    const { id, system, plan, strict } = client;
    const systems = await offlineSystems(system);
    return { systems, client: { id, system: system.type, plan, strict }, source: "configuration" };
  }
  const { system: name = "netvisor" } = choice;
  const systems = await offlineSystems(offlineSystem(name));
  const plan = choice.plan === undefined ? offlinePlan(name) : await readPlan(choice.plan, host);
  const source = choice.plan === undefined ? "built-in" : "file";
  return { systems, client: { id: "offline", system: name, plan }, source };
}

import { ConnectorError, jsonPointer, type Problem, problem } from "@confirma-connect/core";
import type { Container } from "inversify";
import { agencySources } from "../agency/agency-sources.ts";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import type { ClientConfig } from "../config/gateway-config.ts";
import { sourceSecrets, systemSecrets } from "../config/secret-places.ts";
import { prepareClient, type SharedParts } from "./client-runtime.ts";

/** What is prepared. */
export interface PreparedParts extends SharedParts {
  /** Whether schedules will run, so that what they need has to be there as well. */
  readonly scheduled: boolean;
}

/** What an attempt gave, or why it gave nothing. */
interface Attempt<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

async function attempt<T>(work: Promise<T>, path: readonly (string | number)[]): Promise<Attempt<T>> {
  try {
    return { value: await work, problems: [] };
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    return { problems: [problem(error.code, { pointer: jsonPointer(path), message: error.message })] };
  }
}

/** The agency's part of a client, if a schedule needs it. */
const pulledBySchedule = (
  { agency }: ClientConfig,
  { scheduled }: PreparedParts,
): AgencyConfig | undefined => (scheduled && agency?.schedule !== undefined ? agency : undefined);

async function prepare(
  client: ClientConfig,
  index: number,
  parts: PreparedParts,
): Promise<Attempt<Container>> {
  const { secrets } = parts;
  const base = ["clients", index];
  const agency = pulledBySchedule(client, parts);
  const places = [...systemSecrets(client.system), ...(agency === undefined ? [] : sourceSecrets(agency))];
  const read = await Promise.all(
    places.map(({ path, reference }) => attempt(secrets.read(reference), [...base, ...path])),
  );
  const missing = read.flatMap(({ problems }) => problems);
  // Whatever would be built without them would only complain about the same again.
  if (missing.length > 0) return { problems: missing };
  const prepared = await attempt(prepareClient(client, parts), [...base, "system"]);
  if (agency === undefined) return prepared;
  const sources = await attempt(agencySources(agency, secrets), [...base, "agency"]);
  return { ...prepared, problems: [...prepared.problems, ...sources.problems] };
}

function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const message = problems.map(({ pointer, message: words }) => `${pointer}: ${words}`).join("\n");
  const detail = { stage: "configure", delivery: "notSent" } as const;
  throw new ConnectorError({ ...detail, code: first.code, message, problems });
}

/**
 * Prepares every client: secrets are read and options are checked, nothing is opened. Throws ConnectorError
 * ACC_CONFIG_… with every problem of every client at once.
 */
export async function prepareClients(parts: PreparedParts): Promise<readonly Container[]> {
  const { clients } = parts.config;
  const all = await Promise.all(clients.map((client, index) => prepare(client, index, parts)));
  refuse(all.flatMap(({ problems }) => problems));
  return all.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

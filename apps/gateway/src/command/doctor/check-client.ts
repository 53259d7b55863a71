import {
  ConnectorError,
  type RegisterReader,
  type SecretSource,
  type SystemRegistry,
  systemClock,
} from "@confirma-connect/core";
import type { ProcountorPace } from "@confirma-connect/procountor";
import type { ClientConfig } from "../../config/gateway-config.ts";
import { adviceOfReading, failureOf } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { systemsOf } from "../systems-of.ts";
import { type Check, Examiner } from "./check.ts";
import { checkAgency } from "./check-agency.ts";
import { checkPosting } from "./check-posting.ts";
import { checkRegisters } from "./check-registers.ts";

/** What the doctor needs to examine a client. */
export interface ClientParts {
  readonly secrets: SecretSource;
  /** Time zone (IANA) in which "today" is meant. */
  readonly zone: string;
  /** Shared by all clients that are examined, as in a gateway. */
  readonly procountorPace: ProcountorPace;
}

async function checkConnection(examiner: Examiner, registry: SystemRegistry, id: string): Promise<Check> {
  const { reachable, authenticated, problems } = await registry.get(id).probe();
  const [first] = problems;
  if (reachable && authenticated) {
    return examiner.ok("connection", "reachable, and our keys and clock are accepted");
  }
  const advice = first === undefined ? "Check address, keys and the clock." : adviceOfReading(first);
  if (!reachable) {
    const message = first?.message ?? "the accounting system does not answer";
    return examiner.failed("connection", { message, advice }, exitCodes.unreachable);
  }
  const message = first?.message ?? "our keys are not accepted";
  return examiner.failed("connection", { message, advice }, exitCodes.configuration);
}

/** What was found out about a client's books; registers only when they can be read. */
interface ExaminedBooks {
  readonly checks: readonly Check[];
  readonly registers?: RegisterReader;
}

async function checkBooks(
  examiner: Examiner,
  client: ClientConfig,
  { secrets, zone, procountorPace }: ClientParts,
): Promise<ExaminedBooks> {
  let registry: SystemRegistry;
  try {
    registry = await systemsOf(client.system, secrets, procountorPace);
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    const { message, advice } = failureOf(error);
    return {
      checks: [examiner.failed("secrets and options", { message, advice }, exitCodes.configuration)],
    };
  }
  const secret = examiner.ok("secrets and options", "all readable and valid");
  const connection = await checkConnection(examiner, registry, client.system.type);
  const { registers, manifest } = registry.get(client.system.type);
  if (connection.result === "failed") return { checks: [secret, connection] };
  if (registers === undefined || manifest.registers.length === 0) {
    const message = `${manifest.title} lets us read no registers, so the plan cannot be compared with them`;
    const advice =
      "Try a document of each kind with 'confirma-connect explain' and look at its first import.";
    return { checks: [secret, connection, examiner.warning("registers", message, advice)] };
  }
  const today = systemClock.today(zone);
  const compared = await checkRegisters(examiner, registers, { plan: client.plan, today });
  return { checks: [secret, connection, ...compared], registers };
}

/**
 * Examines one client: its secrets, the connection, and its plan against the registers; then its agency: secrets, the
 * connection, and its posting plan against both. Neither side is left out because the other one failed.
 */
export async function checkClient(client: ClientConfig, parts: ClientParts): Promise<readonly Check[]> {
  const examiner = new Examiner(client.id);
  const { checks, registers } = await checkBooks(examiner, client, parts);
  const { agency, plan } = client;
  if (agency === undefined) return checks;
  const sources = await checkAgency(examiner, agency, parts.secrets);
  const { posting } = agency;
  const booked = posting === undefined ? [] : await checkPosting(examiner, { plan, posting, registers });
  return [...checks, ...sources, ...booked];
}

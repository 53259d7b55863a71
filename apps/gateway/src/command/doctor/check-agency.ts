import { ConnectorError, type SecretSource } from "@confirma-connect/core";
import type { AgencyConfig } from "../../config/agency/agency-config.ts";
import { exitCodes } from "../exit-code.ts";
import { type AgencyProbe, agencyProbes, type ProbeAnswer } from "./agency-probe.ts";
import type { Check, Examiner } from "./check.ts";

/** Says which source a message is about, unless it says so itself. */
const about = (title: string, message: string): string =>
  message.startsWith(title) ? message : `${title}: ${message}`;

const settingAdvice =
  "Provide what the message names, or correct the source's settings in the configuration.";

/** Fails a check with the words of what was thrown; nothing was sent. */
function failedBy(error: unknown, examiner: Examiner, name: string, title: string): Check {
  if (!ConnectorError.is(error)) throw error;
  const message = about(title, error.message);
  return examiner.failed(name, { message, advice: settingAdvice }, exitCodes.configuration);
}

function judge(answer: ProbeAnswer, examiner: Examiner, title: string): Check {
  const name = "agency connection";
  if (answer.type === "ok") return examiner.ok(name, `${title}: reachable, and our key is accepted`);
  const [first] = answer.problems;
  const message = about(title, first?.message ?? "no usable answer");
  if (answer.type !== "refused") {
    const advice = "Check the source's address in the configuration and the network, then look again.";
    return examiner.failed(name, { message, advice }, exitCodes.unreachable);
  }
  const isAboutKey = first?.code.startsWith("ACC_AUTH_") === true;
  const advice = isAboutKey
    ? "Correct the key that the configuration names, its environment, or what the key may do."
    : "Check environment, address and routes of the source in the configuration.";
  return examiner.failed(name, { message, advice }, exitCodes.configuration);
}

async function tryOne({ title, open }: AgencyProbe, examiner: Examiner): Promise<readonly Check[]> {
  let ask: Awaited<ReturnType<AgencyProbe["open"]>>;
  try {
    ask = await open();
  } catch (error) {
    return [failedBy(error, examiner, "agency secrets", title)];
  }
  const secrets = examiner.ok("agency secrets", `${title}: readable and valid`);
  try {
    return [secrets, judge(await ask(), examiner, title)];
  } catch (error) {
    return [secrets, failedBy(error, examiner, "agency connection", title)];
  }
}

/** Examines every source of a client: whether its key can be read, and whether it answers to a read that changes nothing. */
export async function checkAgency(
  examiner: Examiner,
  agency: AgencyConfig,
  secrets: SecretSource,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const probe of agencyProbes(agency, secrets)) checks.push(...(await tryOne(probe, examiner)));
  return checks;
}

import { armFaults, controlAnswer, controlBody, controlRead } from "../kernel/control-answer.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { jsonFields } from "../kernel/parse-fault.ts";
import type { ProcountorProbe } from "./probe.ts";
import { type ProcountorFault, parseProcountorFault } from "./procountor-fault.ts";

/** What the probe paths can reach. */
export interface ControlDesk {
  readonly probe: ProcountorProbe;
  readonly arm: (fault: ProcountorFault) => void;
  readonly disarm: () => void;
  readonly decideMfa: (transactionIdentifier: string, decision: "confirm" | "reject") => boolean;
}

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(
  desk: ControlDesk,
  method: string,
  target: string,
  body: string,
): ExchangeAnswer | undefined {
  const [path = "", query = ""] = target.split("?");
  switch (`${method} ${path}`) {
    case "GET books":
      return controlRead(() => desk.probe.books(companyOf(query)), "no such company");
    case "GET requests":
      return controlAnswer(200, requests(desk.probe));
    case "GET mfa":
      return controlAnswer(200, { confirmations: desk.probe.confirmations() });
    case "POST mfa":
      return decide(desk, body);
    case "POST faults":
      return armFaults(body, parseProcountorFault, desk.arm);
    case "DELETE faults":
      desk.disarm();
      return controlAnswer(200, { armed: 0 });
    case "POST reset":
      desk.probe.reset();
      return controlAnswer(200, { reset: true });
    default:
      return undefined;
  }
}

function companyOf(query: string): number | undefined {
  const companyId = new URLSearchParams(query).get("companyId");
  return companyId === null ? undefined : Number(companyId);
}

function requests(probe: ProcountorProbe): unknown {
  const { tokensIssued, refusedByRate, peakPerSecond, maxConcurrentPerCompany } = probe;
  return { requests: probe.requests(), tokensIssued, refusedByRate, peakPerSecond, maxConcurrentPerCompany };
}

function decide(desk: ControlDesk, body: string): ExchangeAnswer {
  const fields = jsonFields(controlBody(body)) ?? {};
  const decision = fields["decision"];
  if (decision !== "confirm" && decision !== "reject") {
    return controlAnswer(400, { error: "decision must be confirm or reject" });
  }
  const done = desk.decideMfa(String(fields["transactionIdentifier"] ?? ""), decision);
  return done ? controlAnswer(200, { decided: true }) : controlAnswer(404, { error: "nothing waits" });
}

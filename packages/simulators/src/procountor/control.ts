import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { jsonFields } from "../kernel/parse-fault.ts";
import { jsonAnswer } from "./json-answer.ts";
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
      return books(desk.probe, new URLSearchParams(query).get("companyId"));
    case "GET requests":
      return jsonAnswer(200, requests(desk.probe));
    case "GET mfa":
      return jsonAnswer(200, { confirmations: desk.probe.confirmations() });
    case "POST mfa":
      return decide(desk, body);
    case "POST faults":
      return armFaults(desk, body);
    case "DELETE faults":
      desk.disarm();
      return jsonAnswer(200, { armed: 0 });
    case "POST reset":
      desk.probe.reset();
      return jsonAnswer(200, { reset: true });
    default:
      return undefined;
  }
}

function books(probe: ProcountorProbe, companyId: string | null): ExchangeAnswer {
  try {
    return jsonAnswer(200, probe.books(companyId === null ? undefined : Number(companyId)));
  } catch {
    return jsonAnswer(404, { error: "no such company" });
  }
}

function requests(probe: ProcountorProbe): unknown {
  const { tokensIssued, refusedByRate, peakPerSecond, maxConcurrentPerCompany } = probe;
  return { requests: probe.requests(), tokensIssued, refusedByRate, peakPerSecond, maxConcurrentPerCompany };
}

function decide(desk: ControlDesk, body: string): ExchangeAnswer {
  const fields = jsonFields(parsed(body)) ?? {};
  const decision = fields["decision"];
  if (decision !== "confirm" && decision !== "reject") {
    return jsonAnswer(400, { error: "decision must be confirm or reject" });
  }
  const done = desk.decideMfa(String(fields["transactionIdentifier"] ?? ""), decision);
  return done ? jsonAnswer(200, { decided: true }) : jsonAnswer(404, { error: "nothing waits" });
}

function armFaults(desk: ControlDesk, body: string): ExchangeAnswer {
  const value = parsed(body);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const faults = list.map(parseProcountorFault).filter((fault) => fault !== undefined);
  if (faults.length !== list.length) return jsonAnswer(400, { error: "unknown kind of fault" });
  for (const fault of faults) desk.arm(fault);
  return jsonAnswer(200, { armed: faults.length });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: every caller refuses undefined.
    return undefined;
  }
}

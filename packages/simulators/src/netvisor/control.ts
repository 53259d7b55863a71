import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { type NetvisorFault, parseNetvisorFault } from "./netvisor-fault.ts";
import type { NetvisorProbe } from "./probe.ts";

/** What the probe paths can reach. */
export interface ControlDesk {
  readonly probe: NetvisorProbe;
  readonly arm: (fault: NetvisorFault) => void;
  readonly disarm: () => void;
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
      return books(desk.probe, new URLSearchParams(query).get("organisationId") ?? undefined);
    case "GET requests":
      return json(200, {
        requests: desk.probe.requests(),
        maxConcurrentPerCompany: desk.probe.maxConcurrentPerCompany,
      });
    case "POST faults":
      return armFaults(desk, body);
    case "DELETE faults":
      desk.disarm();
      return json(200, { armed: 0 });
    case "POST reset":
      desk.probe.reset();
      return json(200, { reset: true });
    default:
      return undefined;
  }
}

function books(probe: NetvisorProbe, organisationId: string | undefined): ExchangeAnswer {
  try {
    return json(200, probe.books(organisationId));
  } catch {
    return json(404, { error: "no such company" });
  }
}

function armFaults(desk: ControlDesk, body: string): ExchangeAnswer {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return json(400, { error: "the body is not JSON" });
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const parsed = list.map(parseNetvisorFault);
  const faults = parsed.filter((fault) => fault !== undefined);
  if (faults.length !== list.length) return json(400, { error: "unknown kind of fault" });
  for (const fault of faults) desk.arm(fault);
  return json(200, { armed: faults.length });
}

function json(status: number, value: unknown): ExchangeAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value), outcome: "probe" };
}

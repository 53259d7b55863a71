import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { type NetbaronFault, parseNetbaronFault } from "./netbaron-fault.ts";
import type { NetbaronProbe } from "./probe.ts";

/** What the probe paths can reach. */
export interface ControlDesk {
  readonly probe: NetbaronProbe;
  readonly arm: (fault: NetbaronFault) => void;
  readonly disarm: () => void;
}

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function netbaronControl(
  desk: ControlDesk,
  method: string,
  target: string,
  body: string,
): ExchangeAnswer | undefined {
  const [path = "", query = ""] = target.split("?");
  switch (`${method} ${path}`) {
    case "GET books":
      return books(desk.probe, new URLSearchParams(query).get("organisationId") ?? undefined);
    case "GET files":
      return json(200, { files: desk.probe.files(), watcherProblem: desk.probe.watcherProblem });
    case "GET requests":
      return json(200, { requests: desk.probe.requests() });
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

function books(probe: NetbaronProbe, organisationId: string | undefined): ExchangeAnswer {
  try {
    return json(200, probe.books(organisationId));
  } catch {
    // The only failure of the probe is an organisation that does not exist.
    return json(404, { error: "no such organisation" });
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
  const faults = list.map(parseNetbaronFault).filter((fault) => fault !== undefined);
  if (faults.length !== list.length) return json(400, { error: "unknown kind of fault" });
  try {
    for (const fault of faults) desk.arm(fault);
  } catch {
    // A fault of the drop folder where there is none.
    return json(400, { error: "the fault cannot be armed" });
  }
  return json(200, { armed: faults.length });
}

function json(status: number, value: unknown): ExchangeAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value), outcome: "probe" };
}

import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
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
      return controlRead(
        () => desk.probe.books(new URLSearchParams(query).get("organisationId") ?? undefined),
        "no such company",
      );
    case "GET requests":
      return controlAnswer(200, {
        requests: desk.probe.requests(),
        maxConcurrentPerCompany: desk.probe.maxConcurrentPerCompany,
      });
    case "POST faults":
      return armFaults(body, parseNetvisorFault, desk.arm);
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

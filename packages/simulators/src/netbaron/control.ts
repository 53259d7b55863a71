import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
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
      return controlRead(
        () => desk.probe.books(new URLSearchParams(query).get("organisationId") ?? undefined),
        "no such organisation",
      );
    case "GET files":
      return controlAnswer(200, { files: desk.probe.files(), watcherProblem: desk.probe.watcherProblem });
    case "GET requests":
      return controlAnswer(200, { requests: desk.probe.requests() });
    case "POST faults":
      return armFaults(body, parseNetbaronFault, desk.arm);
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

import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import { jsonFields, parseFault } from "../kernel/parse-fault.ts";
import type { ConfirmaProbe } from "./probe.ts";

/** What the probe paths can reach. */
export interface ControlDesk {
  readonly probe: ConfirmaProbe;
  readonly arm: (fault: Fault) => void;
  readonly disarm: () => void;
  readonly work: () => void;
}

const parse = (value: unknown): Fault | undefined => {
  const fields = jsonFields(value);
  return fields === undefined ? undefined : parseFault(fields);
};

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(
  desk: ControlDesk,
  method: string,
  target: string,
  body: string,
): ExchangeAnswer | undefined {
  const [path = "", query = ""] = target.split("?");
  const clientId = new URLSearchParams(query).get("clientId") ?? undefined;
  switch (`${method} ${path}`) {
    case "GET books":
      return controlRead(() => desk.probe.books(clientId), "no such client");
    case "GET requests":
      return controlAnswer(200, { requests: desk.probe.requests() });
    case "POST faults":
      return armFaults(body, parse, desk.arm);
    case "DELETE faults":
      desk.disarm();
      return controlAnswer(200, { armed: 0 });
    case "POST work":
      desk.work();
      return controlAnswer(200, { worked: true });
    case "POST reset":
      desk.probe.reset();
      return controlAnswer(200, { reset: true });
    default:
      return undefined;
  }
}

import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import { jsonFields, parseFault } from "../kernel/parse-fault.ts";
import type { FinkareSimulator } from "./start-finkare-simulator.ts";

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(
  desk: Pick<FinkareSimulator, "probe" | "arm" | "disarm">,
  request: string,
  body: string,
): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const companyId = new URLSearchParams(query).get("companyId") ?? undefined;
  const parse = (value: unknown): Fault | undefined => parseFault(jsonFields(value) ?? {});
  switch (line) {
    case "GET books":
      return controlRead(() => desk.probe.books(companyId), "no such company");
    case "GET requests":
      return controlAnswer(200, { requests: desk.probe.requests() });
    case "POST faults":
      return armFaults(body, parse, desk.arm);
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

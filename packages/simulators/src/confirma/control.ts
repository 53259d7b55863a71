import { controlAnswer, controlRead } from "../kernel/control-answer.ts";
import { deskControl, type FaultDesk } from "../kernel/desk-control.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { ConfirmaProbe } from "./probe.ts";

/** What the probe paths can reach. */
export interface ControlDesk extends FaultDesk {
  readonly probe: ConfirmaProbe;
  work(): void;
}

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(desk: ControlDesk, request: string, body: string): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const clientId = new URLSearchParams(query).get("clientId") ?? undefined;
  switch (line) {
    case "GET books":
      return controlRead(() => desk.probe.books(clientId), "no such client");
    case "POST work":
      desk.work();
      return controlAnswer(200, { worked: true });
    default:
      return deskControl(desk, line, body);
  }
}

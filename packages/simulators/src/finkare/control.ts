import { controlRead } from "../kernel/control-answer.ts";
import { deskControl } from "../kernel/desk-control.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { FinkareSimulator } from "./start-finkare-simulator.ts";

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(
  desk: Pick<FinkareSimulator, "probe" | "arm" | "disarm">,
  request: string,
  body: string,
): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const companyId = new URLSearchParams(query).get("companyId") ?? undefined;
  return line === "GET books"
    ? controlRead(() => desk.probe.books(companyId), "no such company")
    : deskControl(desk, line, body);
}

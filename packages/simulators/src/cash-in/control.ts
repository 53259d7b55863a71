import { controlRead } from "../kernel/control-answer.ts";
import { deskControl } from "../kernel/desk-control.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { CashInSimulator } from "./start-cash-in-simulator.ts";

/** The probe over HTTP, under `/__simulator/`, in JSON; undefined when the path is unknown. */
export function probeControl(
  desk: Pick<CashInSimulator, "probe" | "arm" | "disarm">,
  request: string,
  body: string,
): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const creditorId = new URLSearchParams(query).get("creditorId") ?? undefined;
  return line === "GET books"
    ? controlRead(() => desk.probe.books(creditorId), "no such creditor")
    : deskControl(desk, line, body);
}

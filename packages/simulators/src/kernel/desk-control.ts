import { armFaults, controlAnswer } from "./control-answer.ts";
import type { ExchangeAnswer } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import type { RequestRecord } from "./journal.ts";
import { jsonFields, parseFault } from "./parse-fault.ts";

/** What the probe paths of a stand-in without faults of its own can reach. */
export interface FaultDesk {
  readonly probe: { requests(): readonly RequestRecord[]; reset(): void };
  arm(fault: Fault): void;
  disarm(): void;
}

/** Requests, faults and reset over HTTP; `line` is the verb and the path. Undefined for every other path. */
export function deskControl(desk: FaultDesk, line: string, body: string): ExchangeAnswer | undefined {
  switch (line) {
    case "GET requests":
      return controlAnswer(200, { requests: desk.probe.requests() });
    case "POST faults":
      return armFaults(body, (value) => parseFault(jsonFields(value) ?? {}), desk.arm);
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

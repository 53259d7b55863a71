import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import { jsonFields, parseFault } from "../kernel/parse-fault.ts";
import type { CashInAllocation, CashInBook } from "./book/cash-in-book.ts";
import { postAllocation } from "./book/post-allocation.ts";
import {
  type CashInCreditorAccount,
  type CashInKeyEnvironment,
  type CashInPartnerAccount,
  demoCashInCreditor,
  demoCashInPartner,
} from "./cash-in-account.ts";
import { type CashInProbe, createCashInProbe } from "./cash-in-probe.ts";
import { type CashInPathTable, publishedCashInRoutes } from "./cash-in-routes.ts";
import { CashInService } from "./cash-in-service.ts";
import { CashInWorld } from "./cash-in-world.ts";
import { type CashInReadings, defaultCashInReadings } from "./readings.ts";

/** How a simulator is set up; everything has a default. */
export interface CashInSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** Which environment this is, default sandbox; keys of the other one get 401. */
  readonly environment?: CashInKeyEnvironment;
  readonly creditors?: readonly CashInCreditorAccount[];
  readonly partners?: readonly CashInPartnerAccount[];
  /** Opening books by creditor, e.g. from `generateCashInMonth`; default empty. */
  readonly books?: Readonly<Record<string, CashInBook>>;
  /** Endpoints that are open; default the published path and the inferred one. */
  readonly routes?: CashInPathTable;
  readonly readings?: Partial<CashInReadings>;
  /** The clock, for the default period and timestamps; default the machine's. */
  readonly now?: () => Date;
}

/** A running simulator. */
export interface CashInSimulator {
  /** Base address with a final slash; the API is below `v2`. */
  readonly url: string;
  readonly probe: CashInProbe;
  /** Lets the agency allocate money or another event; throws when the books forbid it. */
  allocate(creditorId: string, allocation: CashInAllocation): void;
  arm(fault: Fault): void;
  disarm(): void;
  /** Stops listening, ends all connections and drops late commits. */
  close(): Promise<void>;
}

/** Starts a Cash-In stand-in on loopback. */
export async function startCashInSimulator(options: CashInSimulatorOptions = {}): Promise<CashInSimulator> {
  const creditors = options.creditors ?? [demoCashInCreditor];
  const world = new CashInWorld(creditors, options.partners ?? [demoCashInPartner], options.books ?? {});
  const faults = new FaultPlan<Fault>();
  const journal = new Journal();
  const disarm = (): void => faults.disarm();
  const arm = (fault: Fault): void =>
    fault.kind === "closeListener" ? server.pause(fault.forMs) : faults.arm(fault);
  const probe = createCashInProbe(world, journal, () => {
    world.reset();
    journal.clear();
    disarm();
  });
  const service = new CashInService({
    world,
    routes: options.routes ?? publishedCashInRoutes,
    environment: options.environment ?? "sandbox",
    readings: { ...defaultCashInReadings, ...options.readings },
    now: options.now ?? (() => new Date()),
    control: (method, target, body) => control({ probe, arm, disarm }, `${method} ${target}`, body),
  });
  const server = new SimulatorServer<never>({ service, faults, journal }, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const allocate = (creditorId: string, allocation: CashInAllocation): void => {
    const history = world.desk(creditorId)?.history;
    if (history === undefined) throw new Error("The simulator has no such creditor.");
    history.write(postAllocation(history.at(), allocation));
  };
  return { url: server.url, probe, allocate, arm, disarm, close: () => server.close() };
}

/** The probe over HTTP, under `/__simulator/`, in JSON. */
function control(
  desk: Pick<CashInSimulator, "probe" | "arm" | "disarm">,
  request: string,
  body: string,
): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const creditorId = new URLSearchParams(query).get("creditorId") ?? undefined;
  const parse = (value: unknown): Fault | undefined => parseFault(jsonFields(value) ?? {});
  switch (line) {
    case "GET books":
      return controlRead(() => desk.probe.books(creditorId), "no such creditor");
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

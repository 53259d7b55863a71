import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import type { CashInAllocation, CashInBook } from "./book/cash-in-book.ts";
import { postAllocation, takeBackAllocation } from "./book/post-allocation.ts";
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
import { probeControl } from "./control.ts";
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
  /** Takes an allocation back, as before it is made anew; throws when there is none of this identifier. */
  takeBack(creditorId: string, allocationId: string): void;
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
    control: (method, target, body) => probeControl({ probe, arm, disarm }, `${method} ${target}`, body),
  });
  const server = new SimulatorServer<never>({ service, faults, journal }, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const write = (creditorId: string, change: (book: CashInBook) => CashInBook): void => {
    const history = world.desk(creditorId)?.history;
    if (history === undefined) throw new Error("The simulator has no such creditor.");
    history.write(change(history.at()));
  };
  const allocate: CashInSimulator["allocate"] = (creditorId, allocation) =>
    write(creditorId, (book) => postAllocation(book, allocation));
  const takeBack: CashInSimulator["takeBack"] = (creditorId, allocationId) =>
    write(creditorId, (book) => takeBackAllocation(book, allocationId));
  return { url: server.url, probe, allocate, takeBack, arm, disarm, close: () => server.close() };
}

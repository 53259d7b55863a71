import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import type { Gate } from "./authenticate.ts";
import type { Book } from "./book/book.ts";
import { Tenant } from "./book/tenant.ts";
import type { NetvisorCompany } from "./company/company.ts";
import { demoNetvisorCompany, demoNetvisorPartner } from "./company/demo-company.ts";
import { probeControl } from "./control.ts";
import type { NetvisorFault, NetvisorVendorFault } from "./netvisor-fault.ts";
import { NetvisorService } from "./netvisor-service.ts";
import { createProbe, findTenant, type NetvisorProbe } from "./probe.ts";
import { defaultReadings, type NetvisorReadings } from "./readings.ts";

/** How a simulator is set up; everything has a default. */
export interface NetvisorSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** Tenants, each with its own books; default one demo company. Customer ids must differ. */
  readonly companies?: readonly NetvisorCompany[];
  /** The partner credentials requests are signed with; default `demoNetvisorPartner`. */
  readonly partner?: { readonly id: string; readonly key: string };
  /** The reading of each inferred rule; default `defaultReadings`. */
  readonly readings?: Partial<NetvisorReadings>;
  /** The clock, for the timestamp window, change times and overdue invoices; default the machine's. */
  readonly now?: () => Date;
}

/** A running simulator. */
export interface NetvisorSimulator {
  /** Base address with a final slash, e.g. `http://127.0.0.1:1234/`. */
  readonly url: string;
  readonly probe: NetvisorProbe;
  /** Adds a fault; the first armed fault that matches a request is played on it. */
  arm(fault: NetvisorFault): void;
  /** Forgets all faults. */
  disarm(): void;
  /** Changes a company's books by hand, as a person in Netvisor or another program could; nothing is checked. */
  amend(organisationId: string, change: (book: Book) => Book): void;
  /** Stops listening, ends all connections and drops late commits. */
  close(): Promise<void>;
}

/** Starts a Netvisor stand-in on loopback. */
export async function startNetvisorSimulator(
  options: NetvisorSimulatorOptions = {},
): Promise<NetvisorSimulator> {
  const companies = options.companies ?? [demoNetvisorCompany()];
  const tenants = companies.map((company) => new Tenant(company));
  const journal = new Journal();
  const faults = new FaultPlan<NetvisorFault>();
  const transactionIds = new Set<string>();
  const readings = { ...defaultReadings, ...options.readings };
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
    journal.clear();
    faults.disarm();
    transactionIds.clear();
  };
  const probe = createProbe(tenants, journal, reset);
  const arm = (fault: NetvisorFault): void => {
    if (fault.kind === "closeListener") server.pause(fault.forMs);
    else faults.arm(fault);
  };
  const disarm = (): void => faults.disarm();
  const gate: Gate = {
    partner: options.partner ?? demoNetvisorPartner,
    companies,
    readings,
    now: options.now ?? (() => new Date()),
    takeTransactionId: (id) => {
      if (readings.transactionId === "unique" && transactionIds.has(id)) return false;
      transactionIds.add(id);
      return true;
    },
  };
  const control = (method: string, target: string, body: string): ExchangeAnswer | undefined =>
    probeControl({ probe, arm, disarm }, method, target, body);
  const parts = { service: new NetvisorService(gate, tenants, control), faults, journal };
  const server = new SimulatorServer<NetvisorVendorFault>(parts, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const amend = (organisationId: string, change: (book: Book) => Book): void => {
    const tenant = findTenant(tenants, organisationId);
    tenant.write(change(tenant.book()));
  };
  return { url: server.url, probe, arm, disarm, amend, close: () => server.close() };
}

import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import { RateLimiter } from "../kernel/rate-limiter.ts";
import { TokenOffice } from "./auth/token-office.ts";
import type { Book } from "./book/book.ts";
import { Tenant } from "./book/tenant.ts";
import type { ProcountorCompany } from "./company/company.ts";
import {
  demoProcountorClient,
  demoProcountorCompany,
  type ProcountorClient,
} from "./company/demo-company.ts";
import { probeControl } from "./control.ts";
import { MfaDesk, type MfaOptions } from "./payment/mfa-desk.ts";
import { createProbe, findTenant, type ProcountorProbe } from "./probe.ts";
import type { ProcountorFault, ProcountorVendorFault } from "./procountor-fault.ts";
import { ProcountorService } from "./procountor-service.ts";
import { defaultProcountorReadings, type ProcountorReadings } from "./readings.ts";

/** How a simulator is set up; everything has a default. */
export interface ProcountorSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** Tenants, each with its own books; default one demo company. Ids and API keys must differ. */
  readonly companies?: readonly ProcountorCompany[];
  /** API clients; default `demoProcountorClient`. The rate counts per client, over all its companies. */
  readonly clients?: readonly ProcountorClient[];
  /** Life of an access token in seconds, default 3600. */
  readonly tokenSeconds?: number;
  /** How writes that need a person are decided; default by hand. */
  readonly mfa?: MfaOptions;
  /** The reading of each inferred rule; default `defaultProcountorReadings`. */
  readonly readings?: Partial<ProcountorReadings>;
  /** The calendar clock: tokens, versions, payment dates, confirmations; default the machine's. */
  readonly now?: () => Date;
  /** The clock of the rate in milliseconds; default the machine's monotonic clock. */
  readonly rateClock?: () => number;
}

/** A running simulator. */
export interface ProcountorSimulator {
  /** Base address of the API without a final slash, e.g. `http://127.0.0.1:1234/api`. */
  readonly url: string;
  readonly probe: ProcountorProbe;
  /** Adds a fault; the first armed fault that matches a request is played on it. */
  arm(fault: ProcountorFault): void;
  /** Forgets all faults. */
  disarm(): void;
  /** A person's decision on a write that waits; false when nothing waits under this identifier. */
  decideMfa(transactionIdentifier: string, decision: "confirm" | "reject"): boolean;
  /** Changes a company's books by hand, as a person in Procountor or another program could; nothing is checked. */
  amend(companyId: number, change: (book: Book) => Book): void;
  /** Stops listening, ends all connections and drops late commits. */
  close(): Promise<void>;
}

const REQUESTS_PER_SECOND = 20;

/** Starts a Procountor stand-in on loopback. */
export async function startProcountorSimulator(
  options: ProcountorSimulatorOptions = {},
): Promise<ProcountorSimulator> {
  const readings = { ...defaultProcountorReadings, ...options.readings };
  const companies = options.companies ?? [demoProcountorCompany()];
  const clients = options.clients ?? [demoProcountorClient];
  const now = options.now ?? (() => new Date());
  const tenants = companies.map((company) => new Tenant(company));
  const journal = new Journal();
  const faults = new FaultPlan<ProcountorFault>();
  const mfa = new MfaDesk(options.mfa ?? {}, () => now().getTime());
  const limitOf = (id: string): number =>
    clients.find((client) => client.id === id)?.requestsPerSecond ?? REQUESTS_PER_SECOND;
  const limiter = new RateLimiter(limitOf, options.rateClock ?? (() => performance.now()));
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
    for (const part of [journal, mfa, limiter]) part.clear();
    faults.disarm();
  };
  const probe = createProbe({ tenants, journal, limiter, mfa, readings, reset });
  const desk = {
    probe,
    arm: (fault: ProcountorFault): void =>
      fault.kind === "closeListener" ? server.pause(fault.forMs) : faults.arm(fault),
    disarm: (): void => faults.disarm(),
    decideMfa: (identifier: string, decision: "confirm" | "reject"): boolean =>
      mfa.decide(identifier, decision),
  };
  const control = (method: string, target: string, body: string): ExchangeAnswer | undefined =>
    probeControl(desk, method, target, body);
  const tokenSeconds = options.tokenSeconds ?? 3600;
  const office = new TokenOffice({ companies, clients, tokenSeconds, now: () => now().getTime() });
  const service = new ProcountorService({ readings, office, tenants, limiter, mfa, now, control });
  const host = options.host ?? "127.0.0.1";
  const server = new SimulatorServer<ProcountorVendorFault>({ service, faults, journal }, host);
  await server.listen(options.port ?? 0);
  const amend = (companyId: number, change: (book: Book) => Book): void => {
    const tenant = findTenant(tenants, companyId);
    tenant.write(change(tenant.book()));
  };
  return { ...desk, url: `${server.url}api`, amend, close: () => server.close() };
}

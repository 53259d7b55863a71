import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { Journal } from "../kernel/journal.ts";
import { RateLimiter } from "../kernel/rate-limiter.ts";
import { callService, type StandInRequest } from "../kernel/stand-in.ts";
import { TokenOffice } from "./auth/token-office.ts";
import { Tenant } from "./book/tenant.ts";
import { demoProcountorClient, demoProcountorCompany } from "./company/demo-company.ts";
import { MfaDesk } from "./payment/mfa-desk.ts";
import { createProbe, type ProcountorProbe } from "./probe.ts";
import { ProcountorService } from "./procountor-service.ts";
import { defaultProcountorReadings } from "./readings.ts";
import type { ProcountorSimulatorOptions } from "./start-procountor-simulator.ts";

/** Procountor's stand-in in-process: the same service and books, without a socket, a timer or a fault. */
export interface ProcountorStandIn {
  readonly probe: Pick<ProcountorProbe, "books" | "reset">;
  exchange(request: StandInRequest): ExchangeAnswer;
}

/** Opens a stand-in that is called directly, e.g. by a simulation that plays time and faults itself. */
export function openProcountorStandIn(
  options: Omit<ProcountorSimulatorOptions, "port" | "host"> = {},
): ProcountorStandIn {
  const readings = { ...defaultProcountorReadings, ...options.readings };
  const companies = options.companies ?? [demoProcountorCompany()];
  const clients = options.clients ?? [demoProcountorClient];
  const now = options.now ?? (() => new Date());
  const tenants = companies.map((company) => new Tenant(company));
  const mfa = new MfaDesk(options.mfa ?? {}, () => now().getTime());
  const limitOf = (id: string): number => clients.find((client) => client.id === id)?.requestsPerSecond ?? 20;
  const limiter = new RateLimiter(limitOf, options.rateClock ?? (() => now().getTime()));
  const tokenSeconds = options.tokenSeconds ?? 3600;
  const office = new TokenOffice({ companies, clients, tokenSeconds, now: () => now().getTime() });
  const control = (): undefined => undefined;
  const service = new ProcountorService({ readings, office, tenants, limiter, mfa, now, control });
  const journal = new Journal();
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
    for (const part of [mfa, limiter]) part.clear();
  };
  return {
    probe: createProbe({ tenants, journal, limiter, mfa, readings, reset }),
    exchange: (request) => callService(service, request),
  };
}

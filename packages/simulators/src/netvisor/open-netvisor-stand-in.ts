import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { Journal } from "../kernel/journal.ts";
import { callService, type StandInRequest } from "../kernel/stand-in.ts";
import type { Gate } from "./authenticate.ts";
import { Tenant } from "./book/tenant.ts";
import { demoNetvisorCompany, demoNetvisorPartner } from "./company/demo-company.ts";
import { NetvisorService } from "./netvisor-service.ts";
import { createProbe, type NetvisorProbe } from "./probe.ts";
import { defaultReadings } from "./readings.ts";
import type { NetvisorSimulatorOptions } from "./start-netvisor-simulator.ts";

/** Netvisor's stand-in in-process: the same service and books, without a socket, a timer or a fault. */
export interface NetvisorStandIn {
  readonly probe: Pick<NetvisorProbe, "books" | "reset">;
  exchange(request: StandInRequest): ExchangeAnswer;
}

/** Opens a stand-in that is called directly, e.g. by a simulation that plays time and faults itself. */
export function openNetvisorStandIn(
  options: Omit<NetvisorSimulatorOptions, "port" | "host"> = {},
): NetvisorStandIn {
  const companies = options.companies ?? [demoNetvisorCompany()];
  const tenants = companies.map((company) => new Tenant(company));
  const readings = { ...defaultReadings, ...options.readings };
  const used = new Set<string>();
  const gate: Gate = {
    partner: options.partner ?? demoNetvisorPartner,
    companies,
    readings,
    now: options.now ?? (() => new Date()),
    takeTransactionId: (id) => {
      if (readings.transactionId === "unique" && used.has(id)) return false;
      used.add(id);
      return true;
    },
  };
  const service = new NetvisorService(gate, tenants, () => undefined);
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
    used.clear();
  };
  return {
    probe: createProbe(tenants, new Journal(), reset),
    exchange: (request) => callService(service, request),
  };
}

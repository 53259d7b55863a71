import { extname } from "node:path";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { Journal } from "../kernel/journal.ts";
import { callService, type StandInRequest } from "../kernel/stand-in.ts";
import { Tenant } from "./book/tenant.ts";
import { demoNetbaronCompany } from "./company/demo-company.ts";
import { NetbaronFailure, type Refusal } from "./failure.ts";
import { bookInvoiceFile } from "./finvoice/book-invoice.ts";
import { NetbaronService } from "./netbaron-service.ts";
import { createNetbaronProbe, type NetbaronProbe } from "./probe.ts";
import { defaultNetbaronReadings } from "./readings.ts";
import { bookReceiptFile } from "./receipt-file/book-receipt-file.ts";
import type { NetbaronSimulatorOptions } from "./start-netbaron-simulator.ts";

/** NetBaron's stand-in in-process: the same import and books, without folders, sockets and timers. */
export interface NetbaronStandIn {
  readonly probe: Pick<NetbaronProbe, "books" | "reset">;
  exchange(request: StandInRequest): ExchangeAnswer;
  /** Imports one complete file of the first organisation; the reasons when it is refused. */
  importFile(name: string, bytes: Uint8Array): readonly Refusal[] | undefined;
}

/** Opens a stand-in that is called directly, e.g. by a simulation that plays time and faults itself. */
export function openNetbaronStandIn(
  options: Pick<NetbaronSimulatorOptions, "companies" | "readings" | "now"> = {},
): NetbaronStandIn {
  const tenants = (options.companies ?? [demoNetbaronCompany()]).map((company) => new Tenant(company));
  const readings = { ...defaultNetbaronReadings, ...options.readings };
  const now = options.now ?? (() => new Date());
  const service = new NetbaronService({ tenants, readings, now, control: () => undefined });
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
  };
  const [first] = tenants;
  if (first === undefined) throw new Error("The stand-in has no organisation.");
  const files = (): readonly never[] => [];
  const watcherProblem = (): undefined => undefined;
  return {
    probe: createNetbaronProbe({ tenants, journal: new Journal(), files, watcherProblem, reset }),
    exchange: (request) => callService(service, request),
    importFile: (name, bytes) => {
      const { company } = first;
      const intake = { company, readings, book: first.book(), now: now().toISOString(), file: name };
      const book = extname(name).toLowerCase() === ".csv" ? bookReceiptFile : bookInvoiceFile;
      try {
        first.write(book(intake, bytes));
        return undefined;
      } catch (error) {
        if (!(error instanceof NetbaronFailure)) throw error;
        return error.refusals;
      }
    },
  };
}

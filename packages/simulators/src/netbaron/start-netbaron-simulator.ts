import { join } from "node:path";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { FaultPlan } from "../kernel/fault-plan.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import { Tenant } from "./book/tenant.ts";
import type { NetbaronCompany } from "./company/company.ts";
import { demoNetbaronCompany } from "./company/demo-company.ts";
import { netbaronControl } from "./control.ts";
import { FaultDesk } from "./fault-desk.ts";
import { DropFolder } from "./folder/drop-folder.ts";
import type { FileRecord } from "./folder/file-record.ts";
import type { FolderFullError } from "./folder/folder-condition.ts";
import { FolderWatcher } from "./folder/folder-watcher.ts";
import type { NetbaronFault, NetbaronFileFault } from "./netbaron-fault.ts";
import { NetbaronService } from "./netbaron-service.ts";
import { createNetbaronProbe, type NetbaronProbe } from "./probe.ts";
import { defaultNetbaronReadings, type NetbaronReadings } from "./readings.ts";

/** How a simulator is set up; everything has a default. */
export interface NetbaronSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** Folder where files are handed over; made when missing. Without it only the web service runs. */
  readonly dropFolder?: string;
  /** Milliseconds between two looks at the folder, default 50; 0 looks only when `poll` is called. */
  readonly pollMs?: number;
  /** How long a file must not have changed before it is taken, default 100 ms. */
  readonly stableMs?: number;
  /** Organisations, each with its own books and folder; default one demo organisation. */
  readonly companies?: readonly NetbaronCompany[];
  /** The reading of each open rule; default `defaultNetbaronReadings`. */
  readonly readings?: Partial<NetbaronReadings>;
  /** The clock, for booking times, the age of files and late pick-up; default the machine's. */
  readonly now?: () => Date;
}

/** A running simulator. */
export interface NetbaronSimulator {
  /** Base address with a final slash, e.g. `http://127.0.0.1:1234/`. */
  readonly url: string;
  readonly probe: NetbaronProbe;
  /** Looks at the drop folder now; two looks are needed before a file counts as unchanged. */
  poll(): Promise<void>;
  /** What a write into the drop folder fails with now, for a writer that asks before it writes; usually nothing. */
  dropFolderWriteError(): FolderFullError | undefined;
  /** Adds a fault: on a request, on a file, or on the folder at once. */
  arm(fault: NetbaronFault): void;
  /** Forgets all faults and puts the folder in order. */
  disarm(): void;
  /** Stops listening and watching, ends all connections and drops late commits. */
  close(): Promise<void>;
}

/** Starts a NetBaron stand-in: a drop folder that books files, and the web service on loopback. */
export async function startNetbaronSimulator(
  options: NetbaronSimulatorOptions = {},
): Promise<NetbaronSimulator> {
  const companies = options.companies ?? [demoNetbaronCompany()];
  const tenants = companies.map((company) => new Tenant(company));
  const readings = { ...defaultNetbaronReadings, ...options.readings };
  const now = options.now ?? ((): Date => new Date());
  const journal = new Journal();
  const desk = new FaultDesk(options.dropFolder);
  const records: FileRecord[] = [];
  const folders = dropFolders({ options, tenants, readings, now, faults: desk.files, records });
  const pollMs = folders.length === 0 ? 0 : (options.pollMs ?? 50);
  const watcher = new FolderWatcher(folders, desk.condition, pollMs);
  const reset = (): void => {
    for (const tenant of tenants) tenant.reset();
    journal.clear();
    records.length = 0;
    desk.disarm();
  };
  const arm = (fault: NetbaronFault): void => desk.arm(fault, (forMs) => server.pause(forMs));
  const disarm = (): void => desk.disarm();
  const files = (): readonly FileRecord[] => [...records];
  const watcherProblem = (): string | undefined => watcher.problem;
  const probe = createNetbaronProbe({ tenants, journal, files, watcherProblem, reset });
  const control = (method: string, target: string, body: string): ExchangeAnswer | undefined =>
    netbaronControl({ probe, arm, disarm }, method, target, body);
  const service = new NetbaronService({ tenants, readings, now, control });
  const parts = { service, faults: desk.requests, journal };
  const server = new SimulatorServer<never>(parts, options.host ?? "127.0.0.1");
  await watcher.start();
  await server.listen(options.port ?? 0);
  const close = async (): Promise<void> => void (await Promise.all([watcher.stop(), server.close()]));
  const dropFolderWriteError = (): FolderFullError | undefined => desk.condition.writeError();
  return { url: server.url, probe, poll: () => watcher.poll(), dropFolderWriteError, arm, disarm, close };
}

interface FolderSetup {
  readonly options: NetbaronSimulatorOptions;
  readonly tenants: readonly Tenant[];
  readonly readings: NetbaronReadings;
  readonly now: () => Date;
  readonly faults: FaultPlan<NetbaronFileFault>;
  /** Grows as files are taken. */
  readonly records: FileRecord[];
}

function dropFolders(setup: FolderSetup): readonly DropFolder[] {
  const { options, tenants, readings, now, faults, records } = setup;
  const root = options.dropFolder;
  if (root === undefined) return [];
  if (new Set(tenants.map(({ company }) => company.folder)).size !== tenants.length)
    throw new Error("Two organisations share a drop folder.");
  return tenants.map((tenant) => {
    const { organisationId, folder } = tenant.company;
    return new DropFolder({
      path: join(root, folder),
      tenant,
      readings,
      faults,
      now,
      stableMs: options.stableMs ?? 100,
      note: (record) => void records.push({ ...record, order: records.length + 1, organisationId }),
    });
  });
}

import type { Fault } from "../kernel/fault.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Agency } from "./agency.ts";
import type { ConfirmaReceipt } from "./book/receive-money.ts";
import {
  type ConfirmaAccount,
  type ConfirmaAccountKey,
  type ConfirmaKeyEnvironment,
  demoConfirmaProvisioningKey,
} from "./confirma-account.ts";
import { type ConfirmaPaths, confirmaEndpoints } from "./confirma-routes.ts";
import { ConfirmaService } from "./confirma-service.ts";
import { type ControlDesk, probeControl } from "./control.ts";
import { type ConfirmaProbe, createProbe } from "./probe.ts";
import { type ConfirmaReadings, defaultConfirmaReadings } from "./readings.ts";

/** How a simulator is set up; everything has a default. */
export interface ConfirmaSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** The environment it stands for (default staging): keys of the other one are refused. */
  readonly environment?: ConfirmaKeyEnvironment;
  /** Clients, each with its own keys and books; default one demo client. */
  readonly accounts?: readonly ConfirmaAccount[];
  /** Partner Provisioning Tokens; default `demoConfirmaProvisioningKey`. */
  readonly provisioningKeys?: readonly ConfirmaAccountKey[];
  /** Paths of endpoints of which only the title is public; not served without one. */
  readonly paths?: ConfirmaPaths;
  /** Requests per second and client; no limit is public, so the default is none. */
  readonly requestsPerSecond?: number;
  /** The reading of each inferred rule; default `defaultConfirmaReadings`. */
  readonly readings?: Partial<ConfirmaReadings>;
  /** The clock, for default periods, fetch marks and future payments; default the machine's. */
  readonly now?: () => Date;
}

/** A running simulator. */
export interface ConfirmaSimulator {
  /** Base address with a final slash; the API lies under `api/v1/partner/`. */
  readonly url: string;
  readonly probe: ConfirmaProbe;
  /** Adds a fault; `when.resource` is the path below the prefix, e.g. `invoice/action`. */
  arm(fault: Fault): void;
  /** Forgets all faults. */
  disarm(): void;
  /** The agency works: pending actions take effect, pending accounting documents are synced. */
  work(): void;
  /** A debtor pays the agency for an invoice of the first client; throws when there is no case about it. */
  receive(receipt: ConfirmaReceipt): void;
  /** The newest key of a client, e.g. after a renewal whose answer was lost: what the agency would say by telephone. */
  newestKey(clientId: string): string | undefined;
  /** Stops listening, ends all connections and drops late commits. */
  close(): Promise<void>;
}

/** Starts a stand-in of Confirma's Partner API on loopback. */
export async function startConfirmaSimulator(
  options: ConfirmaSimulatorOptions = {},
): Promise<ConfirmaSimulator> {
  const agency = new Agency(options);
  const { tenants, journal, faults } = agency;
  const desk: ControlDesk = {
    probe: createProbe(tenants, journal, () => agency.reset()),
    arm: (fault) => (fault.kind === "closeListener" ? server.pause(fault.forMs) : faults.arm(fault)),
    disarm: () => faults.disarm(),
    work: () => agency.work(),
  };
  const service = new ConfirmaService({
    tenants,
    endpoints: confirmaEndpoints(options.paths ?? {}),
    provisioningKeys: options.provisioningKeys ?? [demoConfirmaProvisioningKey],
    environment: agency.environment,
    readings: { ...defaultConfirmaReadings, ...options.readings },
    limiter: agency.limiter,
    now: agency.now,
    control: (method, target, body) => probeControl(desk, `${method} ${target}`, body),
  });
  const server = new SimulatorServer<never>({ service, faults, journal }, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const newestKey = (clientId: string): string | undefined => agency.newestKey(clientId);
  const receive = (receipt: ConfirmaReceipt): void => agency.receive(receipt);
  return { url: server.url, ...desk, receive, newestKey, close: () => server.close() };
}

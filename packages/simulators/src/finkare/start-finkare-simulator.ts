import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { History } from "../kernel/history.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal } from "../kernel/journal.ts";
import { probeControl } from "./control.ts";
import {
  demoFinkareCompany,
  type FinkareBook,
  type FinkareSimulatedCompany,
  type FinkareSimulatedPayment,
} from "./finkare-company.ts";
import { createProbe, type FinkareProbe } from "./finkare-probe.ts";
import { FinkareService } from "./finkare-service.ts";
import { putPayment, tenantOf } from "./put-payment.ts";
import { defaultFinkareReadings, type FinkareReadings } from "./readings.ts";
import {
  type FinkareDelivery,
  type FinkareDeliveryPlan,
  type FinkareWebhookEvent,
  type FinkareWebhookTarget,
  sendFinkareWebhooks,
} from "./webhook-sender.ts";

/** How a simulator is set up; everything has a default. */
export interface FinkareSimulatorOptions {
  /** Port on the host, 0 (the default) takes a free one. */
  readonly port?: number;
  /** Address to bind, default 127.0.0.1. */
  readonly host?: string;
  /** Which environment this is, default sandbox: only `fk_test_` keys come in. */
  readonly environment?: "production" | "sandbox";
  readonly companies?: readonly FinkareSimulatedCompany[];
  readonly readings?: Partial<FinkareReadings>;
  /** The clock, for statistics and timestamps; default the machine's. */
  readonly now?: () => Date;
}

/** A running simulator. */
export interface FinkareSimulator {
  /** Base address with a final slash; the API is below `api/v1`. */
  readonly url: string;
  readonly probe: FinkareProbe;
  /** Adds a payment, or puts it in place of the one with its identifier. Throws for an unknown invoice, another currency, and completed payments above the invoice. */
  put(companyId: string, payment: FinkareSimulatedPayment): void;
  /** Sends webhooks and tells every attempt. */
  deliver(
    target: FinkareWebhookTarget,
    events: readonly FinkareWebhookEvent[],
    plan?: FinkareDeliveryPlan,
  ): Promise<readonly FinkareDelivery[]>;
  arm(fault: Fault): void;
  disarm(): void;
  /** Stops listening, ends all connections and drops late commits. */
  close(): Promise<void>;
}

/** Starts a Finkare stand-in on loopback. */
export async function startFinkareSimulator(
  options: FinkareSimulatorOptions = {},
): Promise<FinkareSimulator> {
  const tenants = (options.companies ?? [demoFinkareCompany]).map((company) => ({
    company,
    history: new History<FinkareBook>(company.book ?? { invoices: [], payments: [] }),
  }));
  const faults = new FaultPlan<Fault>();
  const journal = new Journal();
  const readings = { ...defaultFinkareReadings, ...options.readings };
  const disarm = (): void => faults.disarm();
  const arm = (fault: Fault): void =>
    fault.kind === "closeListener" ? server.pause(fault.forMs) : faults.arm(fault);
  const probe = createProbe(tenants, journal, disarm);
  const service = new FinkareService({
    tenants,
    environment: options.environment ?? "sandbox",
    readings,
    now: options.now ?? (() => new Date()),
    control: (method, target, body) => probeControl({ probe, arm, disarm }, `${method} ${target}`, body),
  });
  const server = new SimulatorServer<never>({ service, faults, journal }, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const deliver: FinkareSimulator["deliver"] = (target, events, plan = {}) =>
    sendFinkareWebhooks(target, events, plan, readings.signedForm);
  const put = (companyId: string, payment: FinkareSimulatedPayment): void =>
    putPayment(tenantOf(tenants, companyId), payment);
  return { url: server.url, probe, put, deliver, arm, disarm, close: () => server.close() };
}

import { armFaults, controlAnswer, controlRead } from "../kernel/control-answer.ts";
import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { Fault } from "../kernel/fault.ts";
import { FaultPlan } from "../kernel/fault-plan.ts";
import { History } from "../kernel/history.ts";
import { SimulatorServer } from "../kernel/http-server.ts";
import { Journal, type RequestRecord } from "../kernel/journal.ts";
import { jsonFields, parseFault } from "../kernel/parse-fault.ts";
import {
  demoFinkareCompany,
  type FinkareBook,
  type FinkareSimulatedCompany,
  type FinkareSimulatedPayment,
} from "./finkare-company.ts";
import { FinkareService, type FinkareTenant } from "./finkare-service.ts";
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

/** Reads the simulator behind the client's back. */
export interface FinkareProbe {
  /** Throws when there is no such company. Without an identifier: the first one. */
  books(companyId?: string): FinkareBook;
  /** Every request since the last reset, in order of arrival. */
  requests(): readonly RequestRecord[];
  /** Opening books, without requests and faults. */
  reset(): void;
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
  const probe: FinkareProbe = {
    books: (companyId) => tenantOf(tenants, companyId).history.at(),
    requests: () => journal.records(),
    reset: () => {
      for (const { history } of tenants) history.reset();
      journal.clear();
      disarm();
    },
  };
  const service = new FinkareService({
    tenants,
    environment: options.environment ?? "sandbox",
    readings,
    now: options.now ?? (() => new Date()),
    control: (method, target, body) => control({ probe, arm, disarm }, `${method} ${target}`, body),
  });
  const server = new SimulatorServer<never>({ service, faults, journal }, options.host ?? "127.0.0.1");
  await server.listen(options.port ?? 0);
  const deliver: FinkareSimulator["deliver"] = (target, events, plan = {}) =>
    sendFinkareWebhooks(target, events, plan, readings.signedForm);
  const put = (companyId: string, payment: FinkareSimulatedPayment): void =>
    putPayment(tenantOf(tenants, companyId), payment);
  return { url: server.url, probe, put, deliver, arm, disarm, close: () => server.close() };
}

function tenantOf(tenants: readonly FinkareTenant[], companyId: string | undefined): FinkareTenant {
  const found = tenants.find(({ company }) => companyId === undefined || company.companyId === companyId);
  if (found === undefined) throw new Error("The simulator has no such company.");
  return found;
}

function putPayment({ history }: FinkareTenant, payment: FinkareSimulatedPayment): void {
  const book = history.at();
  const invoice = book.invoices.find(({ id }) => id === payment.invoiceId);
  if (invoice === undefined) throw new Error("There is no such invoice.");
  if (!Number.isSafeInteger(payment.amountCents) || payment.amountCents <= 0)
    throw new Error("A payment is a whole number of cents above zero.");
  if (payment.currency !== invoice.currency) throw new Error("The currency is not the invoice's.");
  const others = book.payments.filter((row) => row.invoiceId === invoice.id && row.id !== payment.id);
  const collected = [...others, payment].reduce(
    (total, { status, amountCents }) => total + (status === "completed" ? amountCents : 0),
    0,
  );
  if (collected > invoice.amountCents) throw new Error("The payments exceed the invoice.");
  const known = book.payments.some(({ id }) => id === payment.id);
  const payments = known
    ? book.payments.map((row) => (row.id === payment.id ? payment : row))
    : [...book.payments, payment];
  history.write({ ...book, payments });
}

/** The probe over HTTP, under `/__simulator/`, in JSON. */
function control(
  desk: Pick<FinkareSimulator, "probe" | "arm" | "disarm">,
  request: string,
  body: string,
): ExchangeAnswer | undefined {
  const [line = "", query = ""] = request.split("?");
  const companyId = new URLSearchParams(query).get("companyId") ?? undefined;
  const parse = (value: unknown): Fault | undefined => parseFault(jsonFields(value) ?? {});
  switch (line) {
    case "GET books":
      return controlRead(() => desk.probe.books(companyId), "no such company");
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

import {
  type ConformanceFault,
  type ConformanceFaultName,
  type ConformanceSubject,
  LeapingTime,
  type StoredDocument,
  sampleDocuments,
  sampleInvoice,
  samplePersonalData,
} from "@confirma-connect/conformance";
import {
  type AccountingSystem,
  AccountPlan,
  type Clock,
  civilDate,
  type DocumentKind,
  minorUnits,
  randomIds,
  Secret,
  stepKey,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createNetvisorSystem,
  NetvisorOptions,
  type NetvisorOptionsInput,
  netvisorManifest,
} from "@confirma-connect/netvisor";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type Fault,
  type NetvisorBooks,
  type NetvisorReadings,
  type NetvisorSimulator,
  startNetvisorSimulator,
} from "@confirma-connect/simulators";
import { FaultyHttp } from "./faulty-http.ts";

const company = demoNetvisorCompany();
const other = demoNetvisorCompany({
  organisationId: "2045253-4",
  customerId: "other-integration-user",
  customerKey: "00000000000000000000000000000000",
});

const plan = AccountPlan.parse({
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ percentage: 25.5, target: "KOMY" }],
  payments: { method: "Pankkitili" },
});

const accounts = { receivables: "1701", sales: "3000", vat: "2939", unknownAccount: "8888" };

/** What the stand-in can play; a code without meaning is not among its faults. */
const faults: readonly ConformanceFaultName[] = [
  "refuseConnection",
  "loseRequest",
  "commitLoseAnswer",
  "lateCommit",
  "errorBeforeCommit",
  "errorAfterCommit",
  "htmlWith200",
  "emptyBody",
  "truncatedBody",
  "unauthorized",
  "rateLimited",
  "slow",
  "staleRead",
];

function simulated(fault: ConformanceFault): Fault | undefined {
  const write = fault.on !== "read" && fault.type !== "staleRead";
  const when = { method: write ? "POST" : "GET", times: fault.times ?? 1 } as const;
  switch (fault.type) {
    case "loseRequest":
      return { kind: "loseRequest", when };
    case "commitLoseAnswer":
      return { kind: "commitAndLoseAnswer", when };
    case "errorBeforeCommit":
      return { kind: "serverError", committed: false, when };
    case "errorAfterCommit":
      return { kind: "serverError", committed: true, when };
    case "htmlWith200":
      return { kind: "htmlPage", committed: write, when };
    case "emptyBody":
      return { kind: "emptyBody", committed: write, when };
    case "truncatedBody":
      return { kind: "truncatedBody", when };
    case "unauthorized":
      return { kind: "unauthorized", when };
    case "rateLimited":
      return fault.retryAfter === undefined
        ? { kind: "tooManyRequests", when }
        : { kind: "tooManyRequests", retryAfterSeconds: fault.retryAfter / 1000, when };
    case "slow":
      return { kind: "slowAnswer", delayMs: fault.delay, when };
    case "staleRead":
      return { kind: "staleRead", writesBehind: 1, when };
    case "refuseConnection":
    case "lateCommit":
    case "unmappedCode":
      return undefined;
  }
}

const total = (cents: number) => minorUnits(cents);

function storedIn(books: NetvisorBooks, kind: DocumentKind): readonly StoredDocument[] {
  const payments = books.salesPayments.filter(({ status }) => status === "valid");
  if (kind === "invoice") {
    return books.salesInvoices.map((invoice) => ({
      vendorId: String(invoice.netvisorKey),
      key: String(invoice.number),
      date: civilDate(invoice.date),
      total: total(invoice.totalCents),
      reference: invoice.referenceNumber,
      invoiceNumber: String(invoice.number),
    }));
  }
  if (kind === "payment") {
    return payments.map((payment) => ({
      vendorId: String(payment.netvisorKey),
      key: payment.name,
      date: civilDate(payment.date),
      total: total(payment.sumCents),
      reference: payment.referenceNumber,
      invoiceNumber: payment.invoiceNumber,
    }));
  }
  const ofPayments = new Set(payments.map(({ voucherKey }) => voucherKey));
  return books.vouchers
    .filter(({ status, salesInvoiceKey, netvisorKey }) => {
      return status === "valid" && salesInvoiceKey === undefined && !ofPayments.has(netvisorKey);
    })
    .map(({ netvisorKey, description, date, lines }) => ({
      vendorId: String(netvisorKey),
      key: description,
      date: civilDate(date),
      total: total(lines.reduce((sum, { sumCents }) => sum + Math.max(sumCents, 0), 0)),
      amounts: lines.map(({ accountNumber, sumCents }) => ({
        account: accountNumber,
        amount: minorUnits(sumCents),
      })),
    }));
}

/** Sends every step of the invoice that payment `n` pays, through a line of its own. */
async function openInvoice(system: AccountingSystem, n: number): Promise<void> {
  const { document, identifier } = sampleInvoice(n, accounts.sales);
  const keyOf = (step: string) => stepKey(["seed", "invoice", identifier, step]);
  const attempt = { id: "seed", number: 1 };
  const identifiers: Record<string, string> = {};
  for (const step of system.invoices?.render(document, { plan, identifier, keyOf }).steps ?? []) {
    const body = Object.entries(identifiers).reduce(
      (text, [name, id]) => text.replaceAll(`{{${name}}}`, id),
      step.request.body,
    );
    const resolved = { ...step, request: { ...step.request, body }, identifiers };
    const seen = step.action === "create" ? undefined : await system.invoices?.locate(resolved, attempt);
    const outcome = seen?.type === "found" ? seen : await system.invoices?.deliver(resolved, attempt);
    const id = outcome !== undefined && "vendorId" in outcome ? outcome.vendorId : undefined;
    if (id === undefined) throw new Error(`the invoice of payment ${n} could not be opened`);
    identifiers[step.name] = id;
  }
}

/** A started stand-in, and the options with which the adapter reaches its first company. */
export interface NetvisorBench {
  readonly simulator: NetvisorSimulator;
  readonly options: NetvisorOptionsInput;
}

/** Starts a stand-in with two companies. */
export async function netvisorBench(
  readings: NetvisorOptionsInput["readings"] = {},
  simulatorReadings: Partial<NetvisorReadings> = {},
  clock: Clock = systemClock,
): Promise<NetvisorBench> {
  const simulator = await startNetvisorSimulator({
    companies: [company, other],
    readings: simulatorReadings,
    now: () => new Date(clock.now()),
  });
  const options = {
    baseUrl: simulator.url,
    customerId: company.customerId,
    customerKey: new Secret(company.customerKey),
    partnerId: demoNetvisorPartner.id,
    partnerKey: new Secret(demoNetvisorPartner.key),
    organisationId: company.organisationId,
    readings,
  };
  return { simulator, options };
}

/** Netvisor's stand-in on loopback as a subject of the conformance kit. */
export async function netvisorSubject(
  readings: NetvisorOptionsInput["readings"] = {},
  simulatorReadings: Partial<NetvisorReadings> = {},
): Promise<ConformanceSubject> {
  const time = new LeapingTime();
  const { clock } = time;
  const { simulator, options } = await netvisorBench(readings, simulatorReadings, clock);
  const http = new FaultyHttp(clock);
  time.onAdvance(() => http.land());
  const parts = { http, clock, ids: randomIds };
  const { customerId, customerKey, organisationId } = other;
  const seeder = createNetvisorSystem(options, { ...parts, http: createHttpClient() });
  return {
    name: "netvisor",
    manifest: netvisorManifest(NetvisorOptions.parse(options)),
    system: () => createNetvisorSystem(options, parts),
    otherSystem: () =>
      createNetvisorSystem(
        { ...options, customerId, customerKey: new Secret(customerKey), organisationId },
        parts,
      ),
    plan,
    documents: sampleDocuments(accounts),
    probe: {
      faults,
      stored: async (kind) => storedIn(simulator.probe.books(company.organisationId), kind),
      requests: async () => simulator.probe.requests().length,
      arm: async (fault) => {
        if (fault.type === "refuseConnection")
          http.refuse(fault.on === "read" ? "GET" : "POST", fault.times ?? 1);
        if (fault.type === "lateCommit") http.delay(fault.after);
        const armed = simulated(fault);
        if (armed !== undefined) simulator.arm(armed);
      },
      reset: async () => {
        http.reset();
        simulator.probe.reset();
      },
    },
    canaries: {
      secrets: [company.customerKey, demoNetvisorPartner.key],
      personal: samplePersonalData,
      logged: () => [],
    },
    time,
    prepare: async (kind, n) => (kind === "payment" ? openInvoice(seeder, n) : undefined),
    dispose: () => simulator.close(),
  };
}

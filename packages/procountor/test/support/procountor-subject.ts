import {
  type ConformanceFault,
  type ConformanceFaultName,
  type ConformanceSubject,
  conformanceFaultNames,
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
  Secret,
  stepKey,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createProcountorSystem,
  ProcountorOptions,
  type ProcountorOptionsInput,
  ProcountorPace,
  procountorManifest,
} from "@confirma-connect/procountor";
import {
  demoProcountorClient,
  demoProcountorCompany,
  type Fault,
  type ProcountorBooks,
  type ProcountorReadings,
  type ProcountorSimulator,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import { RefusingHttp } from "./refusing-http.ts";
import { bankAccount } from "./sample.ts";

const company = demoProcountorCompany();
const other = demoProcountorCompany({ id: 4712, apiKey: "other-procountor-api-key" });

const accounts = { receivables: "1700", sales: "3000", vat: "2939", unknownAccount: "8888" };

/** The plan under which the kit's samples are delivered. */
const conformancePlan = AccountPlan.parse({
  vatCodes: [{ percentage: 25.5, target: "1" }],
  options: { procountor: { bankAccount } },
});

/** A fault of a write is armed for whichever write comes; requests for tokens are POSTs too and left alone. */
const matchesOf = (fault: ConformanceFault): readonly NonNullable<Fault["when"]>[] =>
  fault.on === "read" || fault.type === "staleRead"
    ? [{ method: "GET" }]
    : [
        { method: "POST", resource: "ledgerreceipts" },
        { method: "POST", resource: "invoices" },
        { method: "PUT" },
      ];

function faultsOf(
  fault: ConformanceFault,
  when: NonNullable<Fault["when"]>,
  committed: boolean,
): readonly Fault[] {
  switch (fault.type) {
    case "loseRequest":
      return [{ kind: "loseRequest", when }];
    case "commitLoseAnswer":
      return [{ kind: "commitAndLoseAnswer", when }];
    case "errorBeforeCommit":
      return [{ kind: "serverError", committed: false, when }];
    case "errorAfterCommit":
      return [{ kind: "serverError", committed: true, when }];
    case "htmlWith200":
      return [{ kind: "htmlPage", committed, when }];
    case "emptyBody":
      return [{ kind: "emptyBody", committed, when }];
    case "truncatedBody":
      return [{ kind: "truncatedBody", when }];
    case "unauthorized":
      return [{ kind: "unauthorized", when }];
    case "rateLimited":
      return fault.retryAfter === undefined
        ? [{ kind: "tooManyRequests", when }]
        : [{ kind: "tooManyRequests", retryAfterSeconds: fault.retryAfter / 1000, when }];
    case "slow":
      return [{ kind: "slowAnswer", delayMs: fault.delay, when }];
    case "staleRead":
      return [{ kind: "staleRead", writesBehind: 1, when }];
    case "refuseConnection":
    case "lateCommit":
    case "unmappedCode":
      return [];
  }
}

function simulated(fault: ConformanceFault): readonly Fault[] {
  const times = fault.times ?? 1;
  const committed = fault.on !== "read";
  const each = matchesOf(fault).flatMap((match) => faultsOf(fault, { ...match, times }, committed));
  // Credentials that are turned down are turned down for the token that replaces the first one, too.
  const token: readonly Fault[] =
    fault.type === "unauthorized" ? [{ kind: "unauthorized", when: { resource: "oauth/token", times } }] : [];
  return [...token, ...each];
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Sum of the accounts that are debited. */
function debitsOf(amounts: readonly { readonly account: string; readonly amount: number }[]) {
  const sums = new Map<string, number>();
  for (const { account, amount } of amounts) sums.set(account, (sums.get(account) ?? 0) + amount);
  return minorUnits([...sums.values()].reduce((sum, amount) => sum + Math.max(amount, 0), 0));
}

function storedIn(books: ProcountorBooks, kind: DocumentKind): readonly StoredDocument[] {
  if (kind === "invoice") {
    return books.invoices.map(({ id, originalInvoiceNumber, date, totalCents, content }) => {
      const info: unknown = content["paymentInfo"];
      const reference =
        typeof info === "object" && info !== null ? Reflect.get(info, "bankReferenceCode") : "";
      return {
        vendorId: String(id),
        key: originalInvoiceNumber,
        date: civilDate(date),
        total: minorUnits(totalCents),
        reference: text(reference) ?? "",
        invoiceNumber: originalInvoiceNumber,
      };
    });
  }
  if (kind === "payment") {
    return books.paymentEvents.map(({ id, invoiceId, description, paymentDate, settledCents }) => {
      const invoice = books.invoices.find((each) => each.id === invoiceId);
      return {
        vendorId: String(id),
        key: description,
        date: civilDate(paymentDate),
        total: minorUnits(settledCents),
        invoiceNumber: invoice?.originalInvoiceNumber ?? "",
      };
    });
  }
  return books.receipts
    .filter(({ type }) => type === "JOURNAL")
    .map(({ id, name, receiptDate, transactions }) => {
      // The VAT that Procountor adds to a row stands on its own VAT account.
      const amounts = transactions.flatMap(({ account, valueCents, vatPercent }) => [
        { account, amount: minorUnits(valueCents) },
        {
          account: company.defaultAccounts.vatPayable,
          amount: minorUnits(Math.sign(valueCents) * Math.round((Math.abs(valueCents) * vatPercent) / 100)),
        },
      ]);
      return {
        vendorId: String(id),
        key: name,
        date: civilDate(receiptDate),
        total: debitsOf(amounts),
        amounts,
      };
    });
}

/** Sends every step of the invoice that payment `n` pays, through a line of its own. */
async function openInvoice(system: AccountingSystem, n: number): Promise<void> {
  const { document, identifier } = sampleInvoice(n, accounts.sales);
  const keyOf = (step: string) => stepKey(["seed", "invoice", identifier, step]);
  const attempt = { id: "seed", number: 1 };
  const steps = system.invoices?.render(document, { plan: conformancePlan, identifier, keyOf }).steps ?? [];
  const identifiers: Record<string, string> = {};
  for (const step of steps) {
    const put = (words: string) =>
      Object.entries(identifiers).reduce((all, [name, id]) => all.replaceAll(`{{${name}}}`, id), words);
    const { resource, body } = step.request;
    const request = { ...step.request, resource: put(resource), body: put(body) };
    const resolved = { ...step, request, identifiers };
    const seen = step.action === "create" ? undefined : await system.invoices?.locate(resolved, attempt);
    const outcome = seen?.type === "found" ? seen : await system.invoices?.deliver(resolved, attempt);
    if (outcome?.type !== "found" && outcome?.type !== "accepted") {
      throw new Error(`the invoice of payment ${n} could not be opened: ${JSON.stringify(outcome)}`);
    }
    identifiers[step.name] = outcome.vendorId ?? "";
  }
}

/** A started stand-in, and the options with which the adapter reaches its first company. */
export interface ProcountorBench {
  readonly simulator: ProcountorSimulator;
  readonly options: ProcountorOptionsInput;
}

/** Starts a stand-in that allows any pace. */
export async function procountorBench(
  readings: ProcountorOptionsInput["readings"] = {},
  simulatorReadings: Partial<ProcountorReadings> = {},
  clock: Clock = systemClock,
): Promise<ProcountorBench> {
  const simulator = await startProcountorSimulator({
    companies: [company, other],
    clients: [{ ...demoProcountorClient, requestsPerSecond: 100_000 }],
    readings: simulatorReadings,
    now: () => new Date(clock.now()),
  });
  const options = {
    baseUrl: simulator.url,
    clientId: demoProcountorClient.id,
    clientSecret: new Secret(demoProcountorClient.secret),
    apiKey: new Secret(company.apiKey),
    readings,
  };
  return { simulator, options };
}

/** Pacing has its own tests; here it would only take time. */
export const noPace = (): ProcountorPace =>
  new ProcountorPace({ now: () => performance.now(), sleep: () => Promise.resolve() });

/** Procountor's stand-in on loopback as a subject of the conformance kit. */
export async function procountorSubject(
  readings: ProcountorOptionsInput["readings"] = {},
  simulatorReadings: Partial<ProcountorReadings> = {},
): Promise<ConformanceSubject> {
  const time = new LeapingTime();
  const { clock } = time;
  const { simulator, options } = await procountorBench(readings, simulatorReadings, clock);
  const http = new RefusingHttp(clock);
  time.onAdvance(() => http.land());
  const parts = { http, clock };
  const seeder = createProcountorSystem(options, { clock, http: createHttpClient(), pace: noPace() });
  const open = async (input: ProcountorOptionsInput): Promise<AccountingSystem> => {
    const system = createProcountorSystem(input, { ...parts, pace: noPace() });
    // Fetches the token, so that faults of writes meet the documents.
    await system.probe();
    return system;
  };
  const faults: readonly ConformanceFaultName[] = conformanceFaultNames;
  return {
    name: "procountor",
    manifest: procountorManifest(ProcountorOptions.parse(options)),
    system: () => open(options),
    otherSystem: () => open({ ...options, apiKey: new Secret(other.apiKey) }),
    plan: conformancePlan,
    documents: sampleDocuments(accounts),
    probe: {
      faults,
      stored: async (kind) => storedIn(simulator.probe.books(company.id), kind),
      // Requests for tokens touch no documents and are not counted.
      requests: async () =>
        simulator.probe.requests().filter(({ resource }) => resource !== "oauth/token").length +
        http.answered,
      arm: async (fault) => {
        const on = fault.on ?? "write";
        if (fault.type === "refuseConnection") http.arm("refuse", on, fault.times ?? 1);
        if (fault.type === "lateCommit") http.delay(fault.after);
        if (fault.type === "unmappedCode") http.arm("unmapped", on, fault.times ?? 1);
        for (const each of simulated(fault)) simulator.arm(each);
      },
      reset: async () => {
        http.reset();
        simulator.probe.reset();
      },
    },
    canaries: {
      secrets: [company.apiKey, demoProcountorClient.secret],
      personal: samplePersonalData,
      logged: () => [],
    },
    time,
    prepare: async (kind, n) => (kind === "payment" ? openInvoice(seeder, n) : undefined),
    dispose: () => simulator.close(),
  };
}

import { AccountPlan, Secret, type Step } from "@confirma-connect/core";
import {
  createProcountorSystem,
  type ProcountorOptionsInput,
  ProcountorPace,
} from "@confirma-connect/procountor";
import {
  demoProcountorClient,
  demoProcountorCompany,
  openProcountorStandIn,
  type ProcountorBooks,
  type ProcountorReadings,
} from "@confirma-connect/simulators";
import { documentForms } from "../document.ts";
import { plainHttp, simulatedHttp, type Vendor } from "../simulated-http.ts";
import type { World } from "../world.ts";
import { once, type Stage, type StageKind } from "./stage.ts";

const accounts = { receivables: "1700", sales: "3000", vat: "2939" };
const bankAccount = "FI2112345600000785";

const plan = AccountPlan.parse({
  vatCodes: [{ percentage: 25.5, target: "1" }],
  payments: { clearingAccount: "1910", interest: { account: "9040" }, costs: { account: "9040" } },
  options: { procountor: { bankAccount } },
});

const bound = 360_000;

interface Reading {
  readonly ours: NonNullable<ProcountorOptionsInput["readings"]>;
  readonly theirs: Partial<ProcountorReadings>;
}

/** Sets of readings: what we take for granted, and how the stand-in behaves; both sides of each open rule. */
const readings: Readonly<Record<string, Reading>> = {
  cautious: { ours: {}, theirs: {} },
  searchLag: { ours: {}, theirs: { searchLagMs: 20_000, totalCount: "page" } },
  markPaidPosts: { ours: {}, theirs: { markPaidPosting: "posts", singleIdBatch: "array" } },
  sameReceipt: { ours: {}, theirs: { receiptRebuild: "sameId", version: "wallClock", timeZone: "UTC" } },
};

/** Texts that hold the key of whatever a step of this sort has made. */
function bookedIn(books: ProcountorBooks, { action, identity }: Step): readonly string[] | undefined {
  if (action !== "create") return undefined;
  const { invoices, receipts, paymentEvents } = books;
  switch (identity.type) {
    case "salesInvoice":
      return invoices.map(({ content }) => JSON.stringify(content));
    case "journal":
      return receipts.filter(({ type }) => type === "JOURNAL").map((receipt) => receipt.name);
    case "paymentEvent":
      return paymentEvents.map(({ description }) => description);
    default:
      return undefined;
  }
}

function open(world: World, name: string): Stage {
  const { ours, theirs } = readings[name] ?? { ours: {}, theirs: {} };
  const company = demoProcountorCompany();
  const now = (): Date => new Date(world.time.now());
  const rateClock = (): number => world.time.now();
  const clients = [{ ...demoProcountorClient, requestsPerSecond: 100_000 }];
  const standIn = openProcountorStandIn({ companies: [company], clients, readings: theirs, now, rateClock });
  const options: ProcountorOptionsInput = {
    baseUrl: "http://127.0.0.1/api",
    clientId: demoProcountorClient.id,
    clientSecret: new Secret(demoProcountorClient.secret),
    apiKey: new Secret(company.apiKey),
    lateWriteBound: bound,
    readings: ours,
  };
  const vendor: Vendor = {
    exchange: (request) => standIn.exchange(request),
    isWrite: ({ method, url }) => method !== "GET" && !url.endsWith("/oauth/token"),
    hasWritten: (answer) => answer.type === "answered" && answer.status < 300,
  };
  const { clock } = world;
  const trueClock = { ...clock, now: () => world.time.now() };
  const pace = (): ProcountorPace =>
    new ProcountorPace({ now: rateClock, sleep: (wait) => world.time.sleep(wait) });
  const noPace = new ProcountorPace({ now: rateClock, sleep: () => Promise.resolve() });
  return {
    plan,
    accounts,
    far: { bound, lag: theirs.searchLagMs ?? 0, serial: false, writes: [] },
    system: ({ line }) =>
      createProcountorSystem(options, { http: simulatedHttp(line, vendor), clock, pace: pace() }),
    plainSystem: once(() =>
      createProcountorSystem(options, { http: plainHttp(vendor.exchange), clock: trueClock, pace: noPace }),
    ),
    booked: (step) => bookedIn(standIn.probe.books(), step),
    balances: () => standIn.probe.books().balances,
    settle: () => undefined,
  };
}

/** Procountor on its stand-in: four lanes, late writes up to six minutes. */
export const procountorStage: StageKind = {
  name: "procountor",
  readings: Object.keys(readings),
  forms: documentForms,
  open,
};

import { AccountPlan, Secret, type Step } from "@confirma-connect/core";
import { createNetvisorSystem, type NetvisorOptionsInput } from "@confirma-connect/netvisor";
import {
  demoNetvisorCompany,
  demoNetvisorPartner,
  type NetvisorBooks,
  type NetvisorReadings,
  openNetvisorStandIn,
} from "@confirma-connect/simulators";
import { documentForms } from "../document.ts";
import { plainHttp, simulatedHttp, type Vendor } from "../simulated-http.ts";
import type { World } from "../world.ts";
import { once, type Stage, type StageKind } from "./stage.ts";

const accounts = { receivables: "1701", sales: "3000", vat: "2939" };

const plan = AccountPlan.parse({
  documentClasses: { ML: "Myyntilasku" },
  vatCodes: [{ percentage: 25.5, target: "KOMY" }],
  payments: {
    method: "Pankkitili",
    documentClass: "Myyntilasku",
    clearingAccount: "1910",
    interest: { account: "9440" },
    costs: { account: "3100" },
  },
});

const bound = 180_000;

interface Reading {
  readonly ours: NonNullable<NetvisorOptionsInput["readings"]>;
  readonly theirs: Partial<NetvisorReadings>;
}

/** Sets of readings: what we take for granted, and how the stand-in behaves; both sides of each open rule. */
const readings: Readonly<Record<string, Reading>> = {
  cautious: { ours: {}, theirs: {} },
  numbersEnforced: { ours: { invoiceNumberUnique: true }, theirs: { duplicateInvoiceNumber: "refuse" } },
  numbersStored: { ours: {}, theirs: { duplicateInvoiceNumber: "store", transactionId: "ignored" } },
  nextFreeNumber: { ours: {}, theirs: { duplicateInvoiceNumber: "nextFree", answerAge: "older" } },
  overlapAccepted: { ours: { trustRefusals: false }, theirs: { overlap: "accept", httpStatus: "always" } },
  registersOpen: { ours: {}, theirs: { duplicateCustomerCode: "store", duplicateProductCode: "store" } },
  paymentsUntargeted: { ours: {}, theirs: { untargetedPayment: "store", oddAnswers: false } },
};

/** Texts that hold the key of whatever a step of this sort has made. */
function bookedIn(books: NetvisorBooks, { action, identity }: Step): readonly string[] | undefined {
  if (action !== "create") return undefined;
  const { vouchers, salesInvoices, salesPayments } = books;
  switch (identity.type) {
    case "voucher":
      return vouchers.filter(({ status }) => status === "valid").map(({ description }) => description);
    case "salesInvoice":
      return salesInvoices.map((invoice) => JSON.stringify(invoice.details));
    case "salesPayment":
      return salesPayments.filter(({ status }) => status === "valid").map((payment) => payment.name);
    default:
      return undefined;
  }
}

function open(world: World, name: string): Stage {
  const { ours, theirs } = readings[name] ?? { ours: {}, theirs: {} };
  const company = demoNetvisorCompany();
  const now = (): Date => new Date(world.time.now());
  const standIn = openNetvisorStandIn({ companies: [company], readings: theirs, now });
  const options: NetvisorOptionsInput = {
    baseUrl: "http://127.0.0.1/",
    customerId: company.customerId,
    customerKey: new Secret(company.customerKey),
    partnerId: demoNetvisorPartner.id,
    partnerKey: new Secret(demoNetvisorPartner.key),
    organisationId: company.organisationId,
    lateWriteBound: bound,
    readings: ours,
  };
  const vendor: Vendor = {
    exchange: (request) => standIn.exchange(request),
    isWrite: ({ method }) => method === "POST",
    hasWritten: (answer) => answer.type === "answered" && /<Status>\s*OK/u.test(answer.text()),
  };
  const { clock, ids } = world;
  const trueClock = { ...clock, now: () => world.time.now() };
  return {
    plan,
    accounts,
    far: { bound, lag: 0, serial: true, writes: [] },
    system: ({ line }) => createNetvisorSystem(options, { http: simulatedHttp(line, vendor), clock, ids }),
    plainSystem: once(() =>
      createNetvisorSystem(options, { http: plainHttp(vendor.exchange), clock: trueClock, ids }),
    ),
    booked: (step) => bookedIn(standIn.probe.books(), step),
    balances: () => standIn.probe.books().balances,
    settle: () => undefined,
  };
}

/** Netvisor on its stand-in: one request at a time, late writes up to three minutes. */
export const netvisorStage: StageKind = {
  name: "netvisor",
  readings: Object.keys(readings),
  forms: documentForms,
  open,
};

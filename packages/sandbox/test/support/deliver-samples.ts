import type { ConformanceSubject } from "@confirma-connect/conformance";
import {
  AccountingEndpoints,
  type AccountingSystem,
  type Attempt,
  civilDate,
  DeliveryEngine,
  type DocumentChannel,
  type DocumentKind,
  defaultRetryPolicy,
  documentKinds,
  envelopes,
  Invoice,
  LedgerDocument,
  MemorySubmissionStore,
  Payment,
  type RenderContext,
  type ResolvedStep,
  randomIds,
  reconcileBooks,
  SystemRegistry,
  silentLog,
  systemClock,
} from "@confirma-connect/core";

const client = "client";

/** How many samples of every kind are delivered; their dates spread over a spring. */
const samples = [1, 2, 3] as const;
const period = { from: civilDate("2026-02-01"), to: civilDate("2026-05-31") };

/** A sample of the kit as the agency would send it. */
function bodyOf({ documents }: ConformanceSubject, kind: DocumentKind, n: number): string {
  const { invoice, ledger, payment } = documents;
  const content = {
    invoice: () => invoice && Invoice.encode(invoice.valid(n).document),
    ledger: () => ledger && LedgerDocument.encode(ledger.valid(n).document),
    payment: () => payment && Payment.encode(payment.valid(n).document),
  }[kind]();
  return JSON.stringify({ [envelopes[kind]]: content });
}

/** Changes what the books get of a document; who sent it knows nothing of it. */
export type Drift = (kind: DocumentKind, body: string) => string;

/** A cent less than the first sample payment has, whatever sign stands between euros and cents. */
export const centLess: Drift = (kind, body) =>
  kind === "payment" ? body.replaceAll(/133([.,])82/gu, "133$181") : body;

/** The first sample payment a day later. */
export const dayLater: Drift = (kind, body) =>
  kind === "payment"
    ? body.replaceAll("2026-03-21", "2026-03-22").replaceAll("21.03.2026", "22.03.2026")
    : body;

function drifting(system: AccountingSystem, drift: Drift): AccountingSystem {
  const through = <D>(kind: DocumentKind, channel: DocumentChannel<D> | undefined) =>
    channel && {
      render: (document: D, context: RenderContext) => channel.render(document, context),
      locate: (step: ResolvedStep, attempt: Attempt) => channel.locate(step, attempt),
      deliver: (step: ResolvedStep, attempt: Attempt) => {
        const request = { ...step.request, body: drift(kind, step.request.body) };
        return channel.deliver({ ...step, request }, attempt);
      },
    };
  const invoices = through("invoice", system.invoices);
  const ledger = through("ledger", system.ledger);
  const payments = through("payment", system.payments);
  return {
    id: system.id,
    manifest: system.manifest,
    probe: () => system.probe(),
    ...(invoices === undefined ? {} : { invoices }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(payments === undefined ? {} : { payments }),
  };
}

/** What was delivered, and what reconciling it says as often as it is asked. */
export interface Delivered {
  readonly system: AccountingSystem;
  readonly store: MemorySubmissionStore;
  readonly states: readonly string[];
  reconcile(): ReturnType<typeof reconcileBooks>;
}

/** Delivers samples of every kind to a stand-in by the engine; each payment pays the invoice of its number. */
export async function deliverSamples(
  subject: ConformanceSubject,
  drift: Drift = (_, body) => body,
): Promise<Delivered> {
  const system = await subject.system();
  const { time } = subject;
  const clock = time?.clock ?? systemClock;
  const store = new MemorySubmissionStore();
  const systems = new SystemRegistry([drifting(system, drift)]);
  const profile = { id: client, system: system.id, plan: subject.plan };
  const parts = { systems, store, clock, ids: randomIds, log: silentLog };
  const endpoints = new AccountingEndpoints({ ...parts, client: profile });
  const engine = new DeliveryEngine({ ...parts, policy: defaultRetryPolicy, zone: "Europe/Helsinki" });
  for (const n of samples) {
    for (const kind of documentKinds) {
      const taken = await endpoints.submit(kind, bodyOf(subject, kind, n));
      if (!("results" in taken)) throw new Error(`sample ${kind} ${n}: ${JSON.stringify(taken.problems)}`);
    }
  }
  for (let round = 0; round < 40; round += 1) {
    await engine.runDue({ client, worker: "w" });
    const due = await store.nextDueAt(client);
    if (due === undefined) break;
    await time?.advance(Math.max(due - clock.now(), 0));
  }
  const states = (await store.list({ client })).map(({ kind, state }) => `${kind} ${state}`);
  return {
    system,
    store,
    states,
    reconcile: () => reconcileBooks({ store, system }, { client: profile, period }),
  };
}

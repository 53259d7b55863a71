import {
  AccountingEndpoints,
  AccountPlan,
  civilDate,
  type DocumentChannel,
  type DocumentSource,
  type KindManifest,
  MemorySubmissionStore,
  type Period,
  type PostingPlan,
  type PullOptions,
  pull,
  type ReceivedPayment,
  type Settlement,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { planOf } from "../posting/sample.ts";

const kind: KindManifest = {
  operations: ["render", "deliver", "locate"],
  identity: { field: "key", maxLength: 100, enforced: true, searchable: true, mark: "seen" },
  idempotency: "byLookUp",
  bestEvidence: "identified",
  limits: { rows: 1_000, currencies: ["EUR"], texts: {} },
  undo: "nothing",
};

/** A channel that only renders: a pull ends where documents are stored. */
const rendering = <D>(): DocumentChannel<D> => ({
  render: (document, { keyOf }) => ({
    steps: [
      {
        name: "entry",
        action: "create",
        title: "Entry",
        request: {
          method: "POST",
          resource: "entries",
          contentType: "text/plain",
          body: JSON.stringify(document),
        },
        identity: { type: "entry", key: keyOf("entry"), values: {} },
        uses: [],
        postings: [],
      },
    ],
    problems: [],
  }),
  deliver: () => Promise.reject(new Error("a pull delivers nothing")),
  locate: () => Promise.reject(new Error("a pull looks for nothing")),
});

async function* of<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

/** What the agency holds; tests change it between runs. */
export interface AgencyData {
  payments: readonly ReceivedPayment[];
  settlements: readonly Settlement[];
}

export const march: Period = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };

/** A store, endpoints on it and a source on `data`; `wrap` may break the endpoints. */
export function pullScene(data: AgencyData, plan: PostingPlan = planOf()) {
  const store = new MemorySubmissionStore();
  const system = {
    id: "fake",
    manifest: {
      system: "fake",
      title: "Fake",
      kinds: { ledger: kind, payment: kind },
      registers: [],
      lane: { type: "serial" as const },
      lateWriteBound: 1_000,
      assumptions: [],
    },
    ledger: rendering<never>(),
    payments: rendering<never>(),
    probe: async () => ({ reachable: true, authenticated: true, problems: [] }),
  };
  let count = 0;
  const clock = { now: () => 1_000_000, today: () => civilDate("2026-04-01") };
  const endpoints = new AccountingEndpoints({
    client: { id: "client", system: "fake", plan: AccountPlan.parse({}) },
    systems: new SystemRegistry([system]),
    store,
    clock,
    ids: {
      next: () => {
        count += 1;
        return `id-${count}`;
      },
    },
    log: silentLog,
  });
  const within = (date: string, { from, to }: Period) => from <= date && date <= to;
  const source: DocumentSource = {
    id: "confirma",
    payments: (period) => of(data.payments.filter(({ paymentDate }) => within(paymentDate, period))),
    settlements: (period) =>
      of(data.settlements.filter(({ settlementDate }) => within(settlementDate, period))),
  };
  const run = (change: Partial<PullOptions> = {}, parts: Partial<Parameters<typeof pull>[0]> = {}) =>
    pull({ source, plan, endpoints, ...parts }, { period: march, ...change });
  /** Everything that is stored, by identifier. */
  const stored = async () => {
    const all = await store.list({ client: "client" });
    return new Map(all.map(({ kind: of_, identifier, pins }) => [`${of_} ${identifier}`, pins.content]));
  };
  return { store, system, endpoints, source, run, stored };
}

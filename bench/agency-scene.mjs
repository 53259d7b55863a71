// A client whose documents were pulled from settlements, for bench/reconcile.mjs: store, source and books in memory.
import {
  AccountingEndpoints,
  AccountPlan,
  LedgerDocument,
  Payment,
  PostingPlan,
  parseSettlements,
  pull,
  SystemRegistry,
  silentLog,
} from "../packages/core/dist/index.js";

/** Payments of a settlement; with its ledger document a hundred documents. */
const allocations = 99;

const accounts = { bank: "1910", clearing: "1780", receivables: "1701", interest: "9440", costs: "3100" };
const posting = PostingPlan.parse({ accounts });
const client = { id: "bench", system: "bench", plan: AccountPlan.parse({}) };

/** One settlement as the agency answers it; `moved`: its first allocation stands on another invoice. */
function settlementOf(n, moved) {
  const parts = Array.from({ length: allocations }, (_, index) => ({
    allocationId: n * 1_000 + index,
    allocatedTotalAmount: 101 + index,
    originalInvoiceNumber: moved && index === 0 ? "elsewhere" : `${n}${String(index).padStart(3, "0")}`,
    originalPaymentReference: `77${n}${index}`,
    breakdown: [
      { type: "CAPITAL", amount: 90 + index },
      { type: "INTEREST", amount: 7.5 },
      { type: "FEES", amount: 3.5 },
    ],
  }));
  return {
    settlementId: n,
    settlementDate: `2026-03-${String((n % 31) + 1).padStart(2, "0")}`,
    settlementAmount: parts.reduce((sum, { allocatedTotalAmount }) => sum + allocatedTotalAmount, 0),
    currency: "EUR",
    allocations: parts,
  };
}

/** The agency, asked once for everything; the answer is parsed as one of the network is. */
function sourceOf(count, isMoved) {
  return {
    id: "confirma",
    async *settlements() {
      for (let n = 0; n < count; n += 1) {
        yield* parseSettlements({ settlements: [settlementOf(n, isMoved(n))] }).document;
      }
    },
  };
}

/** Submissions in order of arrival, found by their place. */
function memoryStore() {
  const all = [];
  const places = new Map();
  return {
    all,
    enqueue: async (batch) =>
      batch.map((submission) => {
        places.set(submission.reference, all.length);
        all.push(submission);
        return { type: "created", submission };
      }),
    list: async ({ kind, after, limit = Number.POSITIVE_INFINITY }) => {
      const page = [];
      for (let at = after === undefined ? 0 : places.get(after) + 1; at < all.length; at += 1) {
        if (kind === undefined || all[at].kind === kind) page.push(all[at]);
        if (page.length >= limit) break;
      }
      return page;
    },
  };
}

const fields = ["amount", "currency", "date", "account", "status"];
const kind = (readBack) => ({
  operations: ["render", "deliver", "locate", "read"],
  identity: { field: "key", maxLength: 100, enforced: true, searchable: true, mark: "seen" },
  idempotency: "byLookUp",
  bestEvidence: "identified",
  limits: { rows: 1_000, currencies: ["EUR"], texts: {} },
  undo: "nothing",
  readBack,
});

/** Its books hold what was submitted, under our keys. */
function systemOf(store) {
  const channel = (name, parse, withKey) => ({
    render: (_, { keyOf }) => ({
      steps: [
        {
          name: "entry",
          action: "create",
          title: "Entry",
          request: { method: "POST", resource: "entries", contentType: "text/plain", body: "entry" },
          identity: { type: "entry", key: keyOf("entry"), values: {} },
          uses: [],
          postings: [],
        },
      ],
      problems: [],
    }),
    async *read() {
      for (const submission of store.all) {
        if (submission.kind !== name) continue;
        const [{ step }] = submission.steps;
        const document = withKey(parse(JSON.parse(submission.document)), step.identity.key);
        yield { vendorId: `V${submission.reference}`, state: "valid", document };
      }
    },
  });
  return {
    id: "bench",
    manifest: {
      system: "bench",
      title: "Bench",
      kinds: { ledger: kind(fields), payment: kind([...fields, "reference"]) },
      registers: [],
      lane: { type: "serial" },
      lateWriteBound: 1_000,
      assumptions: [],
    },
    ledger: channel(
      "ledger",
      (value) => LedgerDocument.parse(value),
      (document, ledgerIdentifier) => ({ ...document, ledgerIdentifier }),
    ),
    payments: channel(
      "payment",
      (value) => Payment.parse(value),
      (document, paymentIdentifier) => ({ ...document, paymentIdentifier }),
    ),
  };
}

/** Marks everything as delivered. */
function deliver(store) {
  for (const [index, submission] of store.all.entries()) {
    const proof = { vendorId: `V${submission.reference}`, evidence: "identified", at: 1, by: "answer" };
    const steps = submission.steps.map((each) => ({ ...each, attempts: 1, proof }));
    store.all[index] = { ...submission, state: "accepted", steps };
  }
}

/**
 * About `documents` documents that were pulled and booked; then the agency moves one allocation of ten settlements to
 * another invoice.
 */
export async function agencyScene(documents) {
  const count = Math.max(Math.round(documents / (allocations + 1)), 10);
  const every = Math.floor(count / 10);
  const store = memoryStore();
  const system = systemOf(store);
  let reference = 0;
  const next = () => {
    reference += 1;
    return `R${reference}`;
  };
  const clock = { now: () => 0 };
  const systems = new SystemRegistry([system]);
  const endpoints = new AccountingEndpoints({ client, systems, store, clock, ids: { next }, log: silentLog });
  const period = { from: "2026-03-01", to: "2026-03-31" };
  const nothing = () => false;
  await pull({ source: sourceOf(count, nothing), plan: posting, endpoints }, { period });
  deliver(store);
  const moved = (n) => n % every === 0 && n < every * 10;
  const agency = { sources: [sourceOf(count, moved)], plan: posting };
  return { store, system, agency, client, period, documents: store.all.length };
}

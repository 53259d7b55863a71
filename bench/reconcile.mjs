// Reconciles many documents, equal but for ten planted differences: node bench/reconcile.mjs [--json] [documents …]
// `iterables`: both sides are given. `agency`: the agency's side is derived from its settlements, beside a store that
// they were pulled into, and the books are read through a system.
import {
  AccountPlan,
  certificateJson,
  certify,
  defaultStandingWords,
  expectedDocument,
  parseSubmitBody,
  reconcile,
  reconcileBooks,
  recordedDocument,
} from "../packages/core/dist/index.js";
import { expectedSide as expectedSideOf } from "../packages/core/dist/reconcile/expected-side.js";
import { readAgencySide } from "../packages/core/dist/reconcile/read-agency-side.js";
import { bookReaders, readBooks } from "../packages/core/dist/reconcile/read-books.js";
import { agencyScene } from "./agency-scene.mjs";

const plan = AccountPlan.parse({ vatCodes: [{ code: "20", target: "KOMY" }, { target: "NONE" }] });
const period = { from: "2026-03-01", to: "2026-03-31" };
const budgetSeconds = 10;
const kinds = ["ledger", "payment"];

const row = (accountNumber, cents, vat = {}) => ({
  accountNumber,
  vatPercentage: 0,
  vatCode: "",
  amount: cents / 100,
  netAmount: cents / 100,
  isVatRow: 0,
  ...vat,
});

/** Ledger documents of four rows, the largest kind; every second one is a payment. */
function documentOf(n, cents) {
  const date = `2026-03-${String((n % 31) + 1).padStart(2, "0")}`;
  const payment = {
    paymentIdentifier: `CC${String(n).padStart(13, "0")}`,
    invoiceNumber: String(n),
    paymentDate: date,
    amount: cents / 100,
    currency: "EUR",
    paymentReference: `77${n}`,
    capitalAmountPaid: cents / 100,
  };
  const ledger = {
    ledgerIdentifier: `CC${String(n).padStart(13, "0")}`,
    documentType: "ML",
    documentDate: date,
    ledgerRows: [row("1910", cents), row("1701", -cents), row("8010", 500), row("1910", -500)],
  };
  const kind = n % 2 === 0 ? "ledger" : "payment";
  const body = kind === "ledger" ? { ledgers: ledger } : { payments: [payment] };
  const [submitted] = parseSubmitBody(kind, body).documents;
  return submitted.content;
}

/** The documents are made while they are read, as an accounting system's answers are. */
async function* expectedSide(count) {
  for (let n = 0; n < count; n += 1) yield expectedDocument(documentOf(n, 10_000 + n), { plan });
}

const withCode = ({ kind, document }) =>
  kind === "ledger"
    ? {
        kind,
        document: {
          ...document,
          ledgerRows: document.ledgerRows.map((each) => ({ ...each, vatCode: "NONE" })),
        },
      }
    : { kind, document };

async function* actualSide(count) {
  const every = Math.floor(count / 10);
  for (let n = count - 1; n >= 0; n -= 1) {
    const drift = n % every === 0 ? 1 : 0;
    yield recordedDocument(withCode(documentOf(n, 10_000 + n + drift)), {
      vendorId: `V${n}`,
      state: "valid",
    });
  }
}

/** Seconds of some work: by the clock, and of the processor (other threads, e.g. the garbage collector's, included). */
async function costOf(work) {
  const cpu = process.cpuUsage();
  const began = process.hrtime.bigint();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  const clock = Number(process.hrtime.bigint() - began) / 1e9;
  return { value, clock, processor: (user + system) / 1e6 };
}

/** Making the documents alone, which no reconciliation is guilty of. */
const makingOf = (count) =>
  costOf(async () => {
    for await (const _ of expectedSide(count));
    for await (const _ of actualSide(count));
  });

const stamp = {
  createdAt: "bench",
  tool: { name: "bench", version: "0" },
  plan: { version: "1", hash: "" },
};

const rounded = (seconds) => Number(Math.max(seconds, 0).toFixed(2));

/** Reconciles, and says what it cost; `work` gives the report, `making` what its documents alone cost. */
async function measured(side, documents, making, work) {
  globalThis.gc?.();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const watch = setInterval(look, 20);
  const { value, clock, processor } = await costOf(async () => {
    const report = await work(look);
    return { report, bytes: certificateJson(certify(report, stamp)).length };
  });
  clearInterval(watch);
  const { report, bytes } = value;
  return {
    report,
    result: {
      side,
      documents,
      secondsOfMaking: rounded(making.clock),
      seconds: rounded(clock - making.clock),
      cpuSeconds: rounded(processor - making.processor),
      secondsWithMaking: rounded(clock),
      cpuSecondsWithMaking: rounded(processor),
      differences: report.differences.length,
      peakHeapMegabytes: Math.round(peak / 2 ** 20),
      certificateBytes: bytes,
    },
  };
}

async function measureIterables(count) {
  async function* watched(side) {
    let seen = 0;
    for await (const document of side) {
      seen += 1;
      if (seen % 5_000 === 0) await new Promise((done) => setImmediate(done));
      yield document;
    }
  }
  const head = { client: "bench", system: "bench", period, marginDays: 7, extras: "all" };
  const { report, result } = await measured("iterables", count, await makingOf(count), () =>
    reconcile({ ...head, expected: watched(expectedSide(count)), actual: watched(actualSide(count)) }),
  );
  if (report.differences.length < 10 || report.totals.amount !== report.differences.length) {
    throw new Error(`the bench found ${JSON.stringify(report.totals)}`);
  }
  return result;
}

/** Making both sides alone: settlements and stored documents parsed and derived, the books read. */
const makingOfScene = ({ store, system, agency }, client, days) =>
  costOf(async () => {
    const shown = await readAgencySide(store, agency, { client: client.id, period: days, wide: days });
    for await (const _ of expectedSideOf({ store, system, client, agency: shown }, days, kinds));
    const readers = bookReaders(system);
    for await (const _ of readBooks(kinds, (kind) => readers[kind]?.(days, defaultStandingWords)));
  });

async function measureAgency(count) {
  const { client, period: days, documents, ...parts } = await agencyScene(count);
  const making = await makingOfScene(parts, client, days);
  const { report, result } = await measured("agency", documents, making, async (look) => {
    const found = await reconcileBooks(parts, { client, period: days, kinds });
    look();
    return found;
  });
  const [{ changed }] = report.sources;
  if (report.totals.reference !== 10 || report.differences.length !== 10 || changed !== 20) {
    throw new Error(`the bench found ${JSON.stringify([report.totals, report.sources])}`);
  }
  return result;
}

const asked = process.argv
  .slice(2)
  .filter((each) => /^\d+$/u.test(each))
  .map(Number);
const results = [];
for (const count of asked.length > 0 ? asked : [1_000, 10_000, 100_000]) {
  results.push(await measureIterables(count), await measureAgency(count));
}
if (process.argv.includes("--json"))
  console.log(JSON.stringify({ bench: "reconcile", budgetSeconds, results }));
else console.table(results);
// Beside other work the clock counts that too, and the processor counts threads that run side by side: the smaller one
// is what it costs.
if (results.some(({ seconds, cpuSeconds }) => Math.min(seconds, cpuSeconds) > budgetSeconds))
  process.exitCode = 1;

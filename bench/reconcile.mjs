// Reconciles many documents, equal but for ten planted differences: node bench/reconcile.mjs [--json] [documents …]
import {
  AccountPlan,
  certificateJson,
  certify,
  expectedDocument,
  parseSubmitBody,
  reconcile,
  recordedDocument,
} from "../packages/core/dist/index.js";

const plan = AccountPlan.parse({ vatCodes: [{ code: "20", target: "KOMY" }, { target: "NONE" }] });
const period = { from: "2026-03-01", to: "2026-03-31" };
const budgetSeconds = 10;

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

/** Time of making the documents alone, which no reconciliation is guilty of. */
async function makingOf(count) {
  const began = process.hrtime.bigint();
  for await (const _ of expectedSide(count));
  for await (const _ of actualSide(count));
  return Number(process.hrtime.bigint() - began) / 1e9;
}

async function measure(count) {
  const making = await makingOf(count);
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const began = process.hrtime.bigint();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, 20);
  async function* watched(side) {
    let seen = 0;
    for await (const document of side) {
      seen += 1;
      if (seen % 5_000 === 0) await new Promise((done) => setImmediate(done));
      yield document;
    }
  }
  const head = { client: "bench", system: "bench", period, marginDays: 7, extras: "all" };
  const report = await reconcile({
    ...head,
    expected: watched(expectedSide(count)),
    actual: watched(actualSide(count)),
  });
  const stamp = {
    createdAt: "bench",
    tool: { name: "bench", version: "0" },
    plan: { version: "1", hash: "" },
  };
  const bytes = certificateJson(certify(report, stamp)).length;
  const whole = Number(process.hrtime.bigint() - began) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  if (report.differences.length < 10 || report.totals.amount !== report.differences.length) {
    throw new Error(`the bench found ${JSON.stringify(report.totals)}`);
  }
  return {
    documents: count,
    secondsWithMaking: Number(whole.toFixed(2)),
    secondsOfMaking: Number(making.toFixed(2)),
    seconds: Number(Math.max(whole - making, 0).toFixed(2)),
    cpuSecondsWithMaking: Number(((user + system) / 1e6).toFixed(2)),
    differences: report.differences.length,
    peakHeapMegabytes: Math.round(peak / 2 ** 20),
    certificateBytes: bytes,
  };
}

const asked = process.argv
  .slice(2)
  .filter((each) => /^\d+$/u.test(each))
  .map(Number);
const results = [];
for (const count of asked.length > 0 ? asked : [1_000, 10_000, 100_000]) results.push(await measure(count));
if (process.argv.includes("--json"))
  console.log(JSON.stringify({ bench: "reconcile", budgetSeconds, results }));
else console.table(results);
if (results.some(({ seconds }) => seconds > budgetSeconds)) process.exitCode = 1;

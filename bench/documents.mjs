// Documents per second through parsing, rules and translation: node bench/documents.mjs [--json]
import {
  AccountPlan,
  parseSubmitBody,
  randomIds,
  Secret,
  stepKey,
  systemClock,
} from "../packages/core/dist/index.js";
import { createHttpClient } from "../packages/http/dist/index.js";
import { createNetvisorSystem } from "../packages/netvisor/dist/index.js";

const secret = (text) => new Secret(text);
const netvisor = createNetvisorSystem(
  {
    sender: "bench",
    customerId: "bench",
    customerKey: secret("k"),
    partnerId: "bench",
    partnerKey: secret("k"),
    organisationId: "1967543-8",
    environment: "test",
  },
  { http: createHttpClient(), clock: systemClock, ids: randomIds },
);
const plan = AccountPlan.parse({
  vatCodes: [{ code: "20", target: "KOMY" }],
  documentClasses: { ML: "Myyntilasku" },
});

const row = (accountNumber, amount) => ({
  accountNumber,
  vatPercentage: 0,
  vatCode: "",
  amount,
  netAmount: amount,
  isVatRow: 0,
});
const ledger = (rows) => ({
  ledgerIdentifier: "bench",
  documentType: "ML",
  documentDate: "2026-01-15",
  ledgerRows: Array.from({ length: rows }, (_, index) => row("3000", index % 2 === 0 ? 10.01 : -10.01)),
});

function measure(rows) {
  const body = { ledgers: ledger(rows) };
  const once = () => {
    const [submitted] = parseSubmitBody("ledger", body).documents;
    const keyOf = (step) => stepKey(["bench", "ledger", "bench", step]);
    return netvisor.ledger.render(submitted.content.document, { plan, identifier: "bench", keyOf });
  };
  if (once().problems.some(({ severity }) => severity === "error"))
    throw new Error("the bench document is wrong");
  const began = process.hrtime.bigint();
  let count = 0;
  while (process.hrtime.bigint() - began < 1_000_000_000n) {
    once();
    count += 1;
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return {
    rows,
    documentsPerSecond: Math.round(count / seconds),
    rowsPerSecond: Math.round((count * rows) / seconds),
  };
}

const results = [2, 10, 100, 500].map(measure);
if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "documents", results }));
else console.table(results);

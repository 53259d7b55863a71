// Submissions per second into and through the SQLite store: node bench/store.mjs [--json]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../packages/store/dist/index.js";

const folder = mkdtempSync(join(tmpdir(), "confirma-bench-"));
const count = 2_000;
const submission = (index) => ({
  reference: `r${index}`,
  client: "bench",
  system: "bench",
  kind: "ledger",
  identifier: `doc-${index}`,
  documentDate: "2026-01-15",
  version: 1,
  document: JSON.stringify({ text: "x".repeat(2_000) }),
  pins: { content: `c${index}`, plan: "p", rendered: "r", planVersion: "1" },
  state: "queued",
  steps: [],
  problems: [],
  lane: `lane-${index}`,
  sequence: `doc-${index}`,
  dueAt: 1,
  postponed: 0,
  lookUps: 0,
  createdAt: 1,
  updatedAt: 1,
});
const perSecond = async (work) => {
  const began = process.hrtime.bigint();
  await work();
  return Math.round(count / (Number(process.hrtime.bigint() - began) / 1e9));
};

try {
  const store = await openSqliteStore({ file: join(folder, "bench.db") });
  const enqueued = await perSecond(async () => {
    for (let index = 0; index < count; index += 1) await store.enqueue([submission(index)]);
  });
  const worked = await perSecond(async () => {
    for (let done = 0; done < count; ) {
      const claims = await store.claimDue({
        client: "bench",
        worker: "w",
        limit: 50,
        now: 10,
        lease: 60_000,
      });
      for (const claim of claims) {
        const { dueAt: _, ...rest } = claim.submission;
        await store.record({
          claim,
          submission: { ...rest, state: "refused", updatedAt: 10 },
          event: "refuse",
        });
        await store.release(claim);
      }
      done += claims.length;
    }
  });
  await store.close();
  const results = [
    { what: "enqueue, one durable transaction each", perSecond: enqueued },
    { what: "claim, record, release", perSecond: worked },
  ];
  if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "store", results }));
  else console.table(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

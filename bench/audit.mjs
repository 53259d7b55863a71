// A million entries of the journal, verified as a store and as an export: node bench/audit.mjs [--json] [--entries n]
import { createHash } from "node:crypto";
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { hashAfter, sealLine, verifyLines } from "../packages/core/dist/index.js";
import { openSqliteJournal, openSqliteStore, verifyJournal } from "../packages/store/dist/index.js";

const Database = createRequire(new URL("../packages/store/package.json", import.meta.url))("libsql");
const argument = process.argv.indexOf("--entries");
const count = argument === -1 ? 1_000_000 : Number(process.argv[argument + 1]);
const folder = mkdtempSync(join(tmpdir(), "confirma-audit-"));
const file = join(folder, "bench.db");
const exported = join(folder, "bench.jsonl");
const sha = (text) => createHash("sha256").update(text).digest("hex");
const seconds = async (work) => {
  const began = process.hrtime.bigint();
  const used = process.cpuUsage();
  const report = await work();
  const { user, system } = process.cpuUsage(used);
  if (report.findings.length > 0 || report.entries !== count)
    throw new Error(JSON.stringify(report.findings[0]));
  // Beside the clock on the wall: on a busy machine the two are far apart.
  return {
    seconds: Number((Number(process.hrtime.bigint() - began) / 1e9).toFixed(2)),
    cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
  };
};

// Four entries for each submission, of the length that real ones have.
const events = ["submitted", "send", "accept", "verify"];
const states = [null, "queued", "sending", "accepted", "accepted"];
const pad = sha("pad");

const field = (value) => (value === null ? "-," : `${Buffer.byteLength(String(value))}:${value},`);

function entry(index, columns) {
  const turn = index % 4;
  const reference = `00000000-0000-4000-8000-${String(Math.floor(index / 4)).padStart(12, "0")}`;
  return {
    at: 1_790_000_000_000 + index,
    event: events[turn],
    client: "bench",
    kind: "ledger",
    reference,
    key: pad,
    from: states[turn],
    to: states[turn + 1],
    version: 1,
    content: pad,
    plan: pad,
    rendered: pad,
    record: sha([reference, ...columns].map(field).join("")),
    step: {
      name: "voucher",
      attempts: 1,
      sentAt: 1_790_000_000_000 + index,
      sent: pad,
      evidence: "readBack",
      provedAt: 1_790_000_000_000 + index,
      provedBy: "answer",
      vendorId: pad,
      status: 200,
    },
    postponed: 0,
    lookUps: 0,
    stalls: 0,
    problems: [],
  };
}

function fill() {
  const database = new Database(file);
  const text = createDescriptor(exported);
  const submission = database.prepare(
    `insert into submission (reference, client, system, kind, identifier, document_date, version, state, lane, sequence,
     holds_back, created_at, updated_at, document, aggregate)
     values (?, 'bench', 'bench', 'ledger', ?, '2026-01-15', 1, 'accepted', 'l', 's', 0, 1, 2, ?, '{}')`,
  );
  const audit = database.prepare("insert into audit (sequence, line) values (?, ?)");
  const [first] = database.prepare("select line from audit").all();
  const document = JSON.stringify({ text: "x".repeat(500) });
  let last = first.line;
  text.line(last);
  database.exec("begin");
  for (let index = 0; index < count - 1; index += 1) {
    const identifier = `doc-${Math.floor(index / 4)}`;
    const kept = ["bench", "bench", "ledger", identifier, null, "2026-01-15", 1, "accepted", "l", "s", 1, 2];
    const fact = entry(index, [...kept, document, "{}"]);
    if (index % 4 === 0) submission.run(fact.reference, identifier, document);
    const sealed = sealLine(fact, { sequence: index + 2, previous: hashAfter(last) });
    audit.run(sealed.sequence, sealed.text);
    text.line(sealed.text);
    last = sealed.text;
  }
  database.exec("commit");
  database.close();
  text.close();
}

function createDescriptor(path) {
  const descriptor = openSync(path, "w");
  let lines = [];
  const flush = () => {
    writeSync(descriptor, lines.join(""));
    lines = [];
  };
  return {
    line(words) {
      lines.push(`${words}\n`);
      if (lines.length === 10_000) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}

try {
  await (await openSqliteStore({ file })).close();
  fill();
  const inStore = await seconds(async () => {
    const journal = openSqliteJournal(file);
    const report = verifyJournal(journal);
    journal.close();
    return report;
  });
  const inFile = await seconds(() => verifyLines(createInterface({ input: createReadStream(exported) })));
  const results = [
    {
      what: "store: chain, and every submission against it",
      entries: count,
      ...inStore,
    },
    { what: "export: chain", entries: count, ...inFile },
  ];
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "audit", results, megabytes }));
  else console.table(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

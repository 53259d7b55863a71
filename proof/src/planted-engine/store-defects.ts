import type { PlantedDefect } from "./planted-defect.ts";

/** Defects in taking documents in, in leases, lanes and sequences. */
export const storeDefects: readonly PlantedDefect[] = [
  {
    name: "enqueueErrorSwallowed",
    title: "a receipt is given although nothing was stored",
    edits: [
      {
        file: "core/src/service/accounting-endpoints.ts",
        from: "const results = await store.enqueue(batch);",
        to: 'const results = await store.enqueue(batch).catch(() => batch.map((submission) => ({ type: "created", submission })));',
      },
    ],
  },
  {
    name: "keyExpires",
    title: "the caller's key expires after a day",
    edits: [
      {
        file: "core/src/store/enqueue-result.ts",
        from: "if (existing === undefined) return",
        to: "if (existing === undefined || incoming.createdAt - existing.createdAt > 86_400_000) return",
      },
    ],
  },
  {
    name: "contentCompareSkipped",
    title: "a repeated submission replaces the one that is under way",
    edits: [
      {
        file: "core/src/store/enqueue-result.ts",
        from: 'if (existing.pins.content === incoming.pins.content) return { type: "same", submission: existing };\n  if (existing.state !== "refused" || mayBeBooked(existing))\n    return { type: "conflict", submission: existing };',
        to: "",
      },
    ],
  },
  {
    name: "enqueueRace",
    title: "two equal submissions at once are both stored",
    edits: [
      {
        file: "core/src/store/memory-submission-store.ts",
        from: "    if (!results.some(({ type }) =>",
        to: "    await new Promise((resolve) => setImmediate(resolve));\n    if (!results.some(({ type }) =>",
      },
    ],
  },
  {
    name: "recordWithoutFence",
    title: "a worker whose lease another one has taken over can still write",
    edits: [
      {
        file: "core/src/store/memory-submission-store.ts",
        from: "if (entry === undefined || entry.fence !== claim.fence) throw new LeaseLostError();\n    if (submission",
        to: "if (entry === undefined) throw new LeaseLostError();\n    if (submission",
      },
    ],
  },
  {
    name: "leaseWithoutNewFence",
    title: "a new lease has the number of the old one",
    edits: [
      {
        file: "core/src/store/memory-submission-store.ts",
        from: "const fence = entry.fence + 1;",
        to: "const fence = entry.fence;",
      },
    ],
  },
  {
    name: "laneIgnored",
    title: "a company that takes one request at a time gets several",
    edits: [
      {
        file: "core/src/delivery/lane.ts",
        from: 'if (rule.type === "serial") return base;',
        to: 'if (rule.type === "serial") return [base, hashText(sequence)].join("/");',
      },
    ],
  },
  {
    name: "laneLeaseIgnored",
    title: "a lane in which a request is under way is given to another worker",
    edits: [
      {
        file: "core/src/store/memory-queue.ts",
        from: "new Set([...entries].filter((entry) => isLeased(entry, now)).map(({ submission }) => submission.lane));",
        to: "new Set();",
      },
    ],
  },
  {
    name: "sequenceIgnored",
    title: "a payment does not wait for its invoice",
    edits: [
      {
        file: "core/src/store/memory-queue.ts",
        from: "const free = !open.has(submission.sequence);",
        to: "const free = true;",
      },
    ],
  },
  {
    name: "parkedLetsPass",
    title: "a parked invoice does not hold back its payment",
    edits: [
      {
        file: "core/src/store/memory-queue.ts",
        from: "if (!isFinal(submission.state)) open",
        to: 'if (!isFinal(submission.state) && submission.state !== "parked") open',
      },
    ],
  },
  {
    name: "sqlRecordWithoutFence",
    title: "the same in SQLite: a lost lease can still write",
    store: "sqlite",
    edits: [
      {
        file: "store/src/sql/sql-submission-store.ts",
        from: '        .where("reference", "=", submission.reference)\n        .where("fence", "=", claim.fence)',
        to: '        .where("reference", "=", submission.reference)',
      },
    ],
  },
  {
    name: "sqlSequenceIgnored",
    title: "the same in SQLite: a payment does not wait for its invoice",
    store: "sqlite",
    edits: [
      {
        file: "store/src/sql/claim.ts",
        from: '.where("older.holds_back", "=", sql.lit(1)),',
        to: '.where("older.holds_back", "=", sql.lit(7)),',
      },
    ],
  },
  {
    name: "sqlLaneIgnored",
    title: "the same in SQLite: a lane under lease is given away",
    store: "sqlite",
    edits: [
      {
        file: "store/src/sql/claim.ts",
        from: '.where("leased.leased_until", ">", now),',
        to: '.where("leased.leased_until", ">", now + 1e15),',
      },
    ],
  },
];

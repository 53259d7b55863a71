import type { ConformanceResult } from "@confirma-connect/conformance";
import {
  type DocumentKind,
  documentKinds,
  type Evidence,
  evidenceGrades,
  type Operation,
} from "@confirma-connect/core";
import { markdownTable } from "./markdown-table.ts";
import type { AdapterRun } from "./run-adapters.ts";

const kindWords: Readonly<Record<DocumentKind, string>> = {
  invoice: "invoice",
  ledger: "ledger document",
  payment: "payment",
};

const evidenceWords: Readonly<Record<Evidence, string>> = {
  handedOver: "handed over",
  acknowledged: "acknowledged",
  identified: "identified",
  readBack: "read back to the cent",
};

/** Operation, its word in the matrix, and the families of cases that show it. */
const operations: readonly (readonly [Operation, string, readonly string[]])[] = [
  ["render", "explain", ["render", "limit"]],
  ["deliver", "write", ["accept", "refuse", "fault", "cancel", "delivery", "tenant", "privacy"]],
  ["locate", "look up", ["look-up", "accept"]],
  ["read", "read", ["read"]],
];

const resultsOf = (run: AdapterRun, kind: DocumentKind): readonly ConformanceResult[] =>
  run.report.results.filter((each) => each.kind === kind);

/** Runs of one kind in which an operation is declared; a set of readings may leave a kind to the defaults. */
const runsWith = (runs: readonly AdapterRun[], kind: DocumentKind, operation: Operation) =>
  runs.filter(
    (run) =>
      run.manifest.kinds[kind]?.operations.includes(operation) === true && resultsOf(run, kind).length > 0,
  );

/** What a cell says: operations whose cases all passed, wherever they are declared. */
function cellOf(runs: readonly AdapterRun[], kind: DocumentKind): string {
  const words = operations.flatMap(([operation, word, families]) => {
    const results = runsWith(runs, kind, operation).flatMap((run) => resultsOf(run, kind));
    const shown = results.filter(({ family }) => families.includes(family));
    return shown.length > 0 && shown.every(({ ok }) => ok) ? [word] : [];
  });
  return words.length === 0 ? "no" : words.join(", ");
}

/** Evidence that was reached, weakest first, over all kinds and readings. */
function evidenceOf(runs: readonly AdapterRun[]): string {
  const reached = runs.flatMap((run) =>
    documentKinds.flatMap((kind) => {
      const case_ = resultsOf(run, kind).find(({ id }) => id === `${kind}/accept/evidence`);
      return case_?.ok === true ? [run.manifest.kinds[kind]?.bestEvidence] : [];
    }),
  );
  const words = evidenceGrades
    .filter((grade) => reached.includes(grade))
    .map((grade) => evidenceWords[grade]);
  return words.length === 0 ? "none" : words.join(", or ");
}

/** Documents × systems × operations. A cell names an operation only when all of its cases passed. */
export function supportMatrix(runs: readonly AdapterRun[]): string {
  const adapters = [...new Set(runs.map(({ adapter }) => adapter))];
  const of = (adapter: string) => runs.filter((run) => run.adapter === adapter);
  const titles = adapters.map((adapter) => of(adapter)[0]?.manifest.title ?? adapter);
  return markdownTable(
    ["", ...titles],
    [
      ...documentKinds.map((kind) => [
        kindWords[kind],
        ...adapters.map((adapter) => cellOf(of(adapter), kind)),
      ]),
      ["evidence reached", ...adapters.map((adapter) => evidenceOf(of(adapter)))],
    ],
  );
}

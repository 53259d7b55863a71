import { expect, test } from "@jest/globals";
import { printSubmissions } from "../../src/command/output/print-submissions.ts";

const found = (client: string) => ({
  reference: `reference-of-${client}`,
  client,
  kind: "ledger",
  sourceIdentifier: "ML-1",
  state: "synced",
  status: 1 as const,
  description: "in the books",
  evidence: "readBack",
  problems: [],
});

test("documents of several clients are told apart", () => {
  const table = printSubmissions([found("shop"), found("mill")]);
  expect(table).toMatch(/^client +kind +identifier/u);
  expect(table).toMatch(/^shop +ledger +ML-1 /mu);
  expect(table).toMatch(/^mill +ledger +ML-1 /mu);
  expect(table).toMatch(/^2 documents: 2 synced$/mu);
});

test("one client needs no column", () => {
  const table = printSubmissions([found("shop")]);
  expect(table).toMatch(/^kind +identifier/u);
  expect(table).toMatch(/^1 document: 1 synced$/mu);
});

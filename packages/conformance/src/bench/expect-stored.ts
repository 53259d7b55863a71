import { strict as assert } from "node:assert";
import type { StoredDocument } from "../subject/conformance-probe.ts";
import { type Facts, sumsOf } from "./facts.ts";

const digits = (text: string): string => text.replaceAll(/\s/g, "").replace(/^0+/, "");

/** What is in the books is the document: to the cent, with its date and reference. */
export function expectStored(stored: StoredDocument | undefined, facts: Facts, what = "the books"): void {
  assert.ok(stored !== undefined, `${what}: the document is missing`);
  assert.equal(stored.date, facts.date, `${what}: another date`);
  assert.equal(stored.total, facts.total, `${what}: another amount`);
  if (facts.invoiceNumber !== undefined && stored.invoiceNumber !== undefined) {
    assert.equal(stored.invoiceNumber, facts.invoiceNumber, `${what}: another invoice number`);
  }
  if (facts.reference !== undefined && stored.reference !== undefined) {
    assert.equal(digits(stored.reference), digits(facts.reference), `${what}: another reference`);
  }
  if (facts.accounts === undefined || stored.amounts === undefined) return;
  const booked = sumsOf(stored.amounts.map(({ account, amount }) => [account, amount] as const));
  assert.deepEqual([...booked].sort(), [...facts.accounts].sort(), `${what}: other amounts on the accounts`);
}

/** Exactly these documents are in the books, in any order, and nothing else. */
export function expectExactly(stored: readonly StoredDocument[], expected: readonly Facts[]): void {
  assert.equal(
    stored.length,
    expected.length,
    `the books hold ${stored.length} documents, not ${expected.length}`,
  );
  const left = [...stored];
  for (const facts of expected) {
    const position = left.findIndex(({ total, date }) => total === facts.total && date === facts.date);
    expectStored(left[Math.max(position, 0)], facts);
    left.splice(Math.max(position, 0), 1);
  }
}

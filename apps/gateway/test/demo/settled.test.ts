import { civilDate, type Difference, type Reconciliation } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { findDrifts, isFound } from "../../src/demo/drift/find-drifts.ts";
import { driftOfBooks, type PlantedDrift, replaceFirst } from "../../src/demo/drift/planted-drift.ts";
import type { SettledClient } from "../../src/demo/run/second-act.ts";
import { judgeSettled } from "../../src/demo/run/settled-verdict.ts";

const side = { sums: [], hash: "" };
const none = { missing: 0, extra: 0, duplicate: 0, unclear: 0, amount: 0, currency: 0 };

const reconciliation = (differences: readonly Difference[] = [], matched = 5): Reconciliation => ({
  client: "client",
  system: "netvisor",
  period: { from: civilDate("2026-01-01"), to: civilDate("2026-02-28") },
  marginDays: 7,
  sources: [],
  unposted: [],
  expected: side,
  actual: side,
  matched: { identity: matched, reference: 0 },
  totals: { ...none, date: 0, account: 0, vat: 0, reference: 0, status: 0 },
  differences,
  notCompared: [],
  unread: [],
  open: 0,
  foreign: [],
  isComplete: true,
  isClean: differences.length === 0,
});

const difference = (name: Difference["class"], vendorId?: string): Difference => ({
  class: name,
  kind: "ledger",
  identifier: "S-1",
  pointer: "",
  ...(vendorId === undefined ? {} : { vendorId }),
});

describe("planting drift in books", () => {
  test("the books are changed, reconciled, and put back", async () => {
    let book: readonly number[] = [1, 2, 3];
    const books = {
      amend: (change: (now: readonly number[]) => readonly number[]) => {
        book = change(book);
      },
    };
    const drift = driftOfBooks(books, "one cent more", (now) => {
      const replaced = replaceFirst(
        now,
        (each) => each === 2,
        (each) => [each, each * 10],
      );
      return replaced && { book: replaced.items, touched: replaced.touched.map(String) };
    });
    const seen: (readonly number[])[] = [];
    const findings = await findDrifts([drift], async () => {
      seen.push(book);
      return reconciliation([difference("amount", "20")]);
    });
    expect([seen, book]).toEqual([[[1, 2, 20, 3]], [1, 2, 3]]);
    expect(findings).toEqual([{ name: "one cent more", planted: "amount", found: ["amount"], named: true }]);
  });

  test("books that hold nothing of the kind are left alone", async () => {
    const drift: PlantedDrift = { name: "one cent more", found: "amount", plant: async () => undefined };
    expect(await findDrifts([drift], async () => reconciliation())).toEqual([]);
  });

  test.each([
    ["the planted one", [difference("date", "7")], true],
    ["a document that is gone", [difference("date")], true],
    ["nothing", [], false],
    ["another class", [difference("amount", "7")], false],
    ["another document", [difference("date", "8")], false],
    ["one more beside it", [difference("date", "7"), difference("date", "7")], false],
  ])("found: %s", async (_, differences, right) => {
    const drift: PlantedDrift = {
      name: "dated a day later",
      found: "date",
      plant: async () => ({ touched: ["7"], takeBack: async () => undefined }),
    };
    const [finding] = await findDrifts([drift], async () => reconciliation(differences));
    expect(finding && isFound(finding)).toBe(right);
  });
});

describe("judging the second act", () => {
  const found = { name: "one cent more", planted: "amount", found: ["amount"], named: true } as const;
  const settled = (change: Partial<SettledClient> = {}): SettledClient => ({
    client: "c",
    system: "netvisor",
    settlements: 4,
    documents: 12,
    again: 0,
    reconciliation: reconciliation(),
    drifts: [found],
    ...change,
  });

  test.each([
    ["sound", {}, 20, []],
    ["something new to a second pull", { again: 2 }, 20, ["c: 2 entries were new to a second pull"]],
    ["nothing to compare", { reconciliation: reconciliation([], 0) }, 20, ["c: nothing was compared"]],
    [
      "a difference",
      { reconciliation: reconciliation([difference("amount")]) },
      20,
      ["c: ledger S-1: amount"],
    ],
    [
      "a drift that was missed",
      { drifts: [{ ...found, found: [] }] },
      20,
      ['c: "one cent more" was found as nothing'],
    ],
    [
      "a drift of another document",
      { drifts: [{ ...found, named: false }] },
      20,
      ['c: "one cent more" was found as amount of another document'],
    ],
    [
      "a whole month that shows too little",
      { settlements: 0 },
      54,
      ["not every client had a settlement", "only 1 of 12 kinds of drift were planted"],
    ],
  ])("%s", (_, change, documents, complaints) => {
    expect(judgeSettled([settled(change)], documents).complaints).toEqual(complaints);
  });
});

import { describe, expect, test } from "@jest/globals";
import { hasChange, matchRows, mergeReceipt, readChanges } from "../../src/map/merge-receipt.ts";

const receipt = {
  id: 9,
  version: "2026-01-15T10:00:00",
  status: "UNFINISHED",
  unheardOf: { kept: true },
  transactions: [
    { id: 1, transactionType: "REVERSING_ENTRY", account: "1700", accountingValue: 365, vatPercent: 0 },
    {
      id: 2,
      transactionType: "ENTRY",
      account: "3000",
      accountingValue: -200,
      vatPercent: 25.5,
      description: "Työ",
    },
    {
      id: 3,
      transactionType: "ENTRY",
      account: "3000",
      accountingValue: -100,
      vatPercent: 14,
      description: "Kirja",
    },
  ],
};

const work = { description: "Työ", accountingValue: -200, account: "3001" };
const book = {
  description: "Kirja",
  accountingValue: -100,
  dimensionItemValues: [{ dimensionId: 301, itemId: 311, value: -100 }],
};

describe("rows of a receipt", () => {
  test("in the invoice's order", () => {
    const matched = matchRows(receipt, [work, book], "order");
    expect(matched?.map(({ row }) => row.id)).toEqual(["2", "3"]);
  });

  test("by description, whatever their order", () => {
    const turned = { ...receipt, transactions: [...receipt.transactions].reverse() };
    expect(matchRows(turned, [work, book], "description")?.map(({ row }) => row.id)).toEqual(["2", "3"]);
    expect(matchRows(turned, [work, book], "order")).toBeUndefined();
  });

  test.each([
    ["another amount", [{ ...work, accountingValue: -200.01 }, book]],
    ["fewer rows", [work]],
    ["more rows", [work, book, book]],
  ])("%s: nothing is matched, so nothing is written", (_, changes) => {
    expect(matchRows(receipt, changes, "order")).toBeUndefined();
  });

  test("two rows with one description cannot be told apart by it", () => {
    const twins = { transactions: receipt.transactions.map((row) => ({ ...row, description: "Työ" })) };
    expect(matchRows(twins, [work], "description")).toBeUndefined();
  });

  test("a receipt without rows matches nothing", () => {
    expect(matchRows({ transactions: "none" }, [work], "order")).toBeUndefined();
  });
});

describe("the receipt that goes back", () => {
  test("has the new words and everything else as it was read", () => {
    const merged = mergeReceipt(receipt, matchRows(receipt, [work, book], "order") ?? []);
    const [first, second, third] = receipt.transactions;
    expect(merged).toEqual({
      ...receipt,
      transactions: [
        first,
        { ...second, account: "3001" },
        { ...third, dimensionItemValues: [{ dimensionId: 301, itemId: 311, value: -100 }] },
      ],
    });
  });

  test("is recognised afterwards", () => {
    const before = matchRows(receipt, [work, book], "order") ?? [];
    expect(before.map(hasChange)).toEqual([false, false]);
    const after = matchRows(mergeReceipt(receipt, before), [work, book], "order") ?? [];
    expect(after.map(hasChange)).toEqual([true, true]);
  });
});

test("changes are read from a resolved body; anything else is none", () => {
  expect(readChanges(JSON.stringify({ transactions: [work] }))).toEqual([work]);
  expect(readChanges('{"transactions":[{"accountingValue":{{x}}}]}')).toBeUndefined();
});

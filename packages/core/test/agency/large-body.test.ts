import { parseSubmitBody } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedLedger, row } from "../support/documents.ts";

/** How often the work of twice the rows exceeds that of the rows; quadratic work makes it four. */
function growth(make: (rows: number) => unknown): number {
  const once = (body: unknown): number => {
    const began = process.hrtime.bigint();
    parseSubmitBody("ledger", body);
    return Number(process.hrtime.bigint() - began);
  };
  const timeOf = (rows: number): number => {
    const body = make(rows);
    return Math.min(once(body), once(body), once(body));
  };
  const [small, large] = [timeOf(1_000), timeOf(4_000)];
  return large / small;
}

describe("hostile bodies", () => {
  test("thousands of broken rows are reported up to a limit", () => {
    const ledgerRows = Array.from({ length: 4_000 }, () => ({}));
    const { problems } = parseSubmitBody("ledger", { ledgers: { ...documentedLedger(), ledgerRows } });
    expect(problems).toHaveLength(501);
    expect(problems.at(-1)?.message).toMatch(/^and \d+ more problems/u);
  });

  test("more rows than the limit are refused", () => {
    const ledgerRows = Array.from({ length: 5_001 }, () =>
      row({ accountNumber: "1", amount: 0, netAmount: 0 }),
    );
    const { problems } = parseSubmitBody("ledger", { ledgers: { ...documentedLedger(), ledgerRows } });
    expect(problems).toContainEqual(
      expect.objectContaining({ pointer: "/ledgers/ledgerRows", severity: "error" }),
    );
  });

  test.each([
    ["broken rows", (rows: number) => Array.from({ length: rows }, () => ({}))],
    [
      "unknown fields",
      (rows: number) =>
        Array.from({ length: rows }, () => row({ accountNumber: "1", amount: 0, netAmount: 0, odd: 1 })),
    ],
  ])("the work of %s grows with their number, not with its square", (_, rowsOf) => {
    const factor = growth((rows) => ({ ledgers: { ...documentedLedger(), ledgerRows: rowsOf(rows) } }));
    expect(factor).toBeLessThan(12);
  });
});

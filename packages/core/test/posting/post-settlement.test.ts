import {
  checkLedgerDocument,
  checkPayment,
  hasErrors,
  minorUnits,
  parseSettlements,
  postSettlement,
  type TakeProvisional,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { allocation, movements, planOf, settlement } from "./sample.ts";

const source = "confirma";
const plan = planOf({
  withoutBreakdown: "capital",
  accounts: { ...planOf().accounts, rounding: "8980" },
  fees: { account: "8600" },
});

const rowsOf = (posted: ReturnType<typeof postSettlement>) =>
  posted.ledger?.ledgerRows.map(({ accountNumber, amount, transactionDescription }) => [
    accountNumber,
    amount,
    transactionDescription,
  ]);

const codes = (posted: ReturnType<typeof postSettlement>) =>
  posted.problems.map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

describe("a settlement", () => {
  const documented = {
    settlements: [
      {
        settlementId: 202603280001,
        settlementDate: "2026-03-28",
        settlementAmount: 1240.5,
        currency: "EUR",
        allocations: [
          {
            allocationId: 9001001,
            allocatedTotalAmount: 1000,
            originalInvoiceNumber: "202600145",
            breakdown: [
              { type: "CAPITAL", amount: 900 },
              { type: "INTEREST", amount: 75 },
              { type: "FEES", amount: 25 },
            ],
          },
          {
            allocationId: 9001002,
            allocatedTotalAmount: 240.5,
            originalInvoiceNumber: "202600146",
            breakdown: [
              { type: "CAPITAL", amount: 200 },
              { type: "INTEREST", amount: 30 },
              { type: "FEES", amount: 10.5 },
            ],
          },
        ],
      },
    ],
  };

  test("as documented becomes two payments and the payout against clearing", () => {
    const parsed = parseSettlements(documented);
    const [first] = parsed.document ?? [];
    if (first === undefined) throw new Error("the documented settlement cannot be read");
    const posted = postSettlement(first, { source, plan });
    expect(posted.problems).toEqual([]);
    expect(posted.payments).toMatchObject([
      {
        paymentIdentifier: "confirma-S-202603280001-9001001",
        invoiceNumber: "202600145",
        paymentDate: "2026-03-28",
        amount: 100_000,
        capitalAmountPaid: 90_000,
        interestAmountPaid: 7_500,
        costsAmountPaid: 2_500,
      },
      { paymentIdentifier: "confirma-S-202603280001-9001002", amount: 24_050 },
    ]);
    expect(posted.ledger?.ledgerIdentifier).toBe("confirma-S-202603280001");
    expect(rowsOf(posted)).toEqual([
      ["1910", 124_050, "Payout"],
      ["1780", -124_050, "Clearing"],
    ]);
  });

  test("nobody who paid is named", () => {
    const posted = postSettlement(settlement([allocation("1", [100])]), { source, plan });
    expect(JSON.stringify(posted)).not.toContain("Somebody");
    expect(posted.payments[0]?.sourceName).toBe("Confirma");
  });

  test.each([
    ["without an invoice number", allocation("1", [100, 20, 3], { originalInvoiceNumber: undefined })],
    ["that gives money back", allocation("1", [-100, 0, 0])],
    ["without capital", allocation("1", [0, 20, 3])],
    ["with a part that goes back", allocation("1", [100, -20, 0])],
  ])("an allocation %s is booked as rows, and that is said", (_, odd) => {
    const posted = postSettlement(settlement([odd, allocation("2", [500])]), { source, plan });
    expect(codes(posted)).toEqual(["info ACC_DOCUMENT_INFERRED /allocations/0"]);
    expect(posted.payments).toHaveLength(1);
    const [capital, interest, costs] = odd.breakdown.map(({ amount }) => amount);
    const total = odd.allocatedTotalAmount;
    expect(movements(posted.payments, [posted.ledger])).toEqual(
      Object.fromEntries(
        [
          ["1701", -500 - (capital ?? 0)],
          ["1910", 500 + total],
          ["3100", -(costs ?? 0)],
          ["9440", -(interest ?? 0)],
        ].filter(([, amount]) => amount !== 0),
      ),
    );
  });

  test("an allocation without breakdown is refused, or capital as a whole where the plan says so", () => {
    const whole = allocation("1", [100], { breakdown: [] });
    expect(codes(postSettlement(settlement([whole]), { source, plan: planOf() }))).toEqual([
      "error ACC_DOCUMENT_FIELD_MISSING /allocations/0/breakdown",
    ]);
    expect(postSettlement(settlement([whole]), { source, plan }).payments[0]).toMatchObject({
      capitalAmountPaid: 100,
      interestAmountPaid: 0,
    });
  });

  test.each([1, 5, -1, -5])("a difference of %i cents is one visible row", (cents) => {
    const given = settlement([allocation("1", [1000])], { settlementAmount: minorUnits(1000 - cents) });
    const posted = postSettlement(given, { source, plan });
    expect(posted.problems).toEqual([]);
    expect(rowsOf(posted)).toContainEqual(["8980", cents, "Rounding difference"]);
  });

  test("what is missing beyond that is the agency's fee, with its VAT in a row of its own", () => {
    const given = settlement([allocation("1", [10_000])], { settlementAmount: minorUnits(8_745) });
    const withVat = planOf({ fees: { account: "8600", vatPercentage: 25.5, vatAccount: "1763" } });
    const posted = postSettlement(given, { source, plan: withVat });
    expect(movements(posted.payments, [posted.ledger])).toEqual({
      "1701": -10_000,
      "1763": 255,
      "1910": 8_745,
      "8600": 1_000,
    });
    if (posted.ledger === undefined) throw new Error("no ledger document");
    expect(hasErrors(checkLedgerDocument(posted.ledger))).toBe(false);
  });

  test.each([
    [
      "more is paid out than allocated",
      settlement([allocation("1", [100])], { settlementAmount: minorUnits(200) }),
      "error ACC_DOCUMENT_TOTAL_MISMATCH /settlementAmount",
    ],
    [
      "an allocation stands twice",
      settlement([allocation("1", [100]), allocation("1", [50])]),
      "error ACC_DOCUMENT_FIELD_INVALID /allocations/1/allocationId",
    ],
    [
      "parts are not the whole",
      settlement([{ ...allocation("1", [100]), allocatedTotalAmount: minorUnits(99) }]),
      "error ACC_DOCUMENT_SPLIT_MISMATCH /allocations/0/allocatedTotalAmount",
    ],
    [
      "a part has an unknown word",
      settlement([allocation("1", [100], { breakdown: [{ type: "GIFT", amount: minorUnits(100) }] })]),
      "error ACC_DOCUMENT_FIELD_INVALID /allocations/0/breakdown/0/type",
    ],
  ])("nothing is posted when %s", (_, given, problem) => {
    const posted = postSettlement(given, { source, plan });
    expect(codes(posted)).toContain(problem);
    expect(posted.payments).toEqual([]);
    expect(posted.ledger).toBeUndefined();
  });

  test("fees and roundings that the plan does not name are refused", () => {
    const given = settlement([allocation("1", [1000])], { settlementAmount: minorUnits(999) });
    expect(codes(postSettlement(given, { source, plan: planOf() }))).toEqual([
      "error ACC_DOCUMENT_TOTAL_MISMATCH /settlementAmount",
    ]);
  });
});

const parts = fc.tuple(
  fc.integer({ min: -50_000, max: 500_000 }),
  fc.integer({ min: -500, max: 5_000 }),
  fc.integer({ min: -500, max: 5_000 }),
);
const settlements = fc
  .array(parts, { minLength: 1, maxLength: 12 })
  .map((list) =>
    settlement(
      list.map((each, index) =>
        allocation(String(index + 1), each, index % 4 === 3 ? { originalInvoiceNumber: undefined } : {}),
      ),
    ),
  );

describe("every settlement", () => {
  test("is in the books whole: bank, receivables, interest and costs; clearing ends at zero", () => {
    fc.assert(
      fc.property(settlements, (given) => {
        const posted = postSettlement(given, { source, plan });
        const sum = (type: string) =>
          given.allocations.reduce(
            (total, { breakdown }) =>
              total + breakdown.reduce((part, entry) => part + (entry.type === type ? entry.amount : 0), 0),
            0,
          );
        const expected = {
          "1701": -sum("CAPITAL"),
          "1910": given.settlementAmount,
          "3100": -sum("FEES"),
          "9440": -sum("INTEREST"),
        };
        const moved = movements(posted.payments, [posted.ledger]);
        expect(moved).toEqual(Object.fromEntries(Object.entries(expected).filter(([, each]) => each !== 0)));
      }),
    );
  });

  test("makes documents that core's own rules take", () => {
    fc.assert(
      fc.property(settlements, (given) => {
        const { payments, ledger } = postSettlement(given, { source, plan });
        for (const payment of payments) expect(hasErrors(checkPayment(payment))).toBe(false);
        if (ledger !== undefined) expect(hasErrors(checkLedgerDocument(ledger))).toBe(false);
      }),
    );
  });

  test("gives the same documents every time", () => {
    fc.assert(
      fc.property(settlements, (given) => {
        const again = postSettlement(structuredClone(given), { source, plan });
        expect(again).toEqual(postSettlement(given, { source, plan }));
      }),
    );
  });

  test("after provisional payments ends like the settlement alone", () => {
    const divided = fc.tuple(
      fc.integer({ min: 1, max: 50_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 100 }),
    );
    fc.assert(
      fc.property(fc.array(divided, { minLength: 1, maxLength: 8 }), (list) => {
        const given = settlement(
          list.map(([capital, interest, costs], index) =>
            allocation(String(index), [capital, interest, costs]),
          ),
        );
        // What was received was divided differently: some capital was taken for costs.
        const before = list.map(([capital, interest, costs, moved], index) => {
          const less = Math.min(moved, capital - 1);
          const division = {
            capital: minorUnits(capital - less),
            interest: minorUnits(interest),
            costs: minorUnits(costs + less),
          };
          return { identifier: `confirma-P-${index}`, invoiceNumber: `2026${index}`, part: 1, division };
        });
        const take: TakeProvisional = {
          by: "invoice",
          of: ({ invoiceNumber: number }) => ({
            parts: before.filter(({ invoiceNumber }) => invoiceNumber === number),
            problems: [],
          }),
        };
        const corrected = postSettlement(given, { source, plan, take });
        expect(corrected.payments).toEqual([]);
        const asPayments = before.map(({ division }) => ({
          amount: minorUnits(division.capital + division.interest + division.costs),
          capitalAmountPaid: division.capital,
          interestAmountPaid: division.interest,
          costsAmountPaid: division.costs,
        }));
        const alone = postSettlement(given, { source, plan });
        expect(movements(asPayments, [corrected.ledger])).toEqual(movements(alone.payments, [alone.ledger]));
      }),
    );
  });
});

import {
  CurrencyCode,
  checkLedgerDocument,
  hasErrors,
  minorUnits,
  postReceivedPayment,
  type ReceivedPayment,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { movements, planOf, received } from "./sample.ts";

const context = (settles: boolean) => ({ identifier: "confirma-P-1", plan: planOf(), settles });

const others: readonly (readonly [string, ReceivedPayment, string, string])[] = [
  ["goes back", received("A", [-100]), "/paymentAmount", "goes back"],
  ["goes back in part", received("A", [100, -20]), "/paymentAmount", "a part of it goes back"],
  ["pays no capital", received("A", [0, 60, 40]), "/capitalAmountPaid", "no capital"],
  ["only moves what was paid", received("A", [-60, 60]), "/capitalAmountPaid", "no capital"],
];

describe("a received payment that is no payment of an invoice", () => {
  test.each(others)(
    "it %s: left to its settlement, a ledger document where none comes; both say why",
    (_, payment, pointer, words) => {
      const left = postReceivedPayment(payment, context(true));
      expect(left).toMatchObject({ payments: [], problems: [{ severity: "info", pointer }] });
      expect(left.ledger).toBeUndefined();
      const booked = postReceivedPayment(payment, context(false));
      expect(booked).toMatchObject({ payments: [], problems: [{ severity: "info", pointer }] });
      expect(booked.ledger).toMatchObject({ ledgerIdentifier: "confirma-P-1", documentDate: "2026-03-20" });
      for (const { problems } of [left, booked]) expect(problems[0]?.message).toContain(words);
    },
  );

  test("it names no invoice: left to its settlement, an error where none comes", () => {
    const payment = received(undefined, [100]);
    expect(postReceivedPayment(payment, context(true))).toMatchObject({ problems: [{ severity: "info" }] });
    const lost = postReceivedPayment(payment, context(false));
    expect(lost).toMatchObject({
      payments: [],
      problems: [{ severity: "error", pointer: "/invoiceNumber" }],
    });
    expect(lost.ledger).toBeUndefined();
  });

  test("in a currency that ledger documents do not have: an error with advice", () => {
    const payment = received("A", [-100], { currency: CurrencyCode.parse("SEK") });
    const posted = postReceivedPayment(payment, context(false));
    expect(posted).toMatchObject({ payments: [], problems: [{ severity: "error", pointer: "/currency" }] });
    expect(posted.problems[0]?.advice).toContain("by hand");
    expect(posted.ledger).toBeUndefined();
  });

  test("moves clearing against receivables, interest and costs, to the cent, in a document that is taken", () => {
    const part = fc.integer({ min: -50_000, max: 50_000 });
    fc.assert(
      fc.property(part, part, part, (capital, interest, costs) => {
        const payment = received("A", [capital, interest, costs]);
        const { payments, ledger, problems } = postReceivedPayment(payment, context(false));
        expect(hasErrors(problems)).toBe(false);
        if (ledger !== undefined) expect(hasErrors(checkLedgerDocument(ledger))).toBe(false);
        const expected = {
          "1701": -capital,
          "1780": payment.paymentAmount,
          "3100": -costs,
          "9440": -interest,
        };
        expect(movements(payments, [ledger])).toEqual(
          Object.fromEntries(Object.entries(expected).filter(([, amount]) => amount !== 0)),
        );
      }),
    );
  });
});

describe("any other received payment", () => {
  test("is a payment of its invoice", () => {
    const { payments, problems } = postReceivedPayment(received("A", [900, 75, 25]), context(false));
    expect([payments, problems]).toMatchObject([[{ invoiceNumber: "A", amount: minorUnits(1000) }], []]);
  });

  test.each([
    ["with an invoice", received("A", [0])],
    ["without an invoice", received(undefined, [0])],
    ["in another currency", received("A", [0], { currency: CurrencyCode.parse("SEK") })],
  ])("of nothing gives nothing, %s", (_, payment) => {
    for (const settles of [true, false]) {
      expect(postReceivedPayment(payment, context(settles))).toEqual({ payments: [], problems: [] });
    }
  });
});

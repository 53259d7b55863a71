import { minorUnits, postReceivedPayment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { planOf, received } from "./sample.ts";

const context = (settles: boolean) => ({ identifier: "confirma-P-1", plan: planOf(), settles });

describe("a received payment that is no payment of an invoice", () => {
  test.each([
    ["names no invoice", received(undefined, [100]), "/invoiceNumber", "names no invoice"],
    ["goes back", received("A", [-100]), "/paymentAmount", "goes back"],
    ["pays no capital", received("A", [0, 60, 40]), "/capitalAmountPaid", "no capital"],
  ])(
    "it %s: told with its own place, an error only where no settlement books it",
    (_, payment, pointer, words) => {
      const left = postReceivedPayment(payment, context(true));
      expect(left).toMatchObject({ payments: [], problems: [{ severity: "info", pointer }] });
      const lost = postReceivedPayment(payment, context(false));
      expect(lost).toMatchObject({ payments: [], problems: [{ severity: "error", pointer }] });
      expect(left.problems[0]?.message).toContain(words);
      expect(lost.problems[0]?.message).toContain(words);
    },
  );

  test("any other is a payment of its invoice", () => {
    const { payments, problems } = postReceivedPayment(received("A", [900, 75, 25]), context(false));
    expect([payments, problems]).toMatchObject([[{ invoiceNumber: "A", amount: minorUnits(1000) }], []]);
  });
});

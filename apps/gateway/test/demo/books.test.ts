import { describe, expect, test } from "@jest/globals";
import { type ActualBooks, voucherSignature } from "../../src/demo/book/book-entry.ts";
import { compareBooks } from "../../src/demo/book/compare-books.ts";
import { expectedBooks } from "../../src/demo/book/expected-books.ts";
import {
  coastClient,
  demoClients,
  islandClient,
  lakeClient,
  northClient,
} from "../../src/demo/client/demo-clients.ts";
import type { DemoDocument } from "../../src/demo/document/demo-document.ts";
import { documentedSet } from "../../src/demo/document/documented-set.ts";
import { makeMonth } from "../../src/demo/month/make-month.ts";
import { isSound, judge, verdictLine } from "../../src/demo/run/verdict.ts";

const expected = expectedBooks(northClient, documentedSet);

/** Books that are exactly as they should be. */
const sound: ActualBooks = {
  balances: expected.balances,
  open: expected.open,
  signatures: expected.entries.map(({ signature }) => signature),
  repeatedKeys: [],
};

describe("expected books", () => {
  test("the documented examples by hand", () => {
    // Ledger 2990.00; invoices 1301.81 and 251.00; payment 110.00 to the agency's account.
    expect(Object.fromEntries(expected.balances)).toEqual({
      "1701": 299_000 + 130_181 + 25_100 - 11_000,
      "1920": 11_000,
      "2939": -(60_753 + 25_221 + 5_100),
      "3000": -(238_247 + 95_000 + 20_000),
      "3200": -9_960,
    });
    expect(Object.fromEntries(expected.open)).toEqual({ "251601000": 130_181, "133720800": 14_100 });
    expect(expected.entries.map(({ signature }) => signature)).toEqual([
      "invoice 251601000 130181",
      "voucher 2025-12-13 1701:299000 2939:-60753 3000:-238247",
      "invoice 133720800 25100",
      "payment 133720800 2026-02-25 11000",
    ]);
  });

  test("a month is in balance, and no invoice is overpaid", () => {
    for (const client of demoClients) {
      const month = expectedBooks(client, makeMonth(client, 300, 3));
      expect([...month.balances.values()].reduce((sum, cents) => sum + cents, 0)).toBe(0);
      // NetBaron's invoices stay open: no public format links a payment to them.
      if (client.system === "netbaron") expect(Math.min(...month.open.values())).toBeGreaterThan(0);
      else expect(Math.min(...month.open.values())).toBe(0);
    }
  });

  test("interest and costs become a voucher of their own, in both shapes of the split", () => {
    const payment = {
      paymentIdentifier: "p",
      invoiceNumber: "7",
      paymentDate: "2026-01-05",
      amount: 112.34,
      currency: "EUR",
    } as const;
    const fields = { capitalAmountPaid: 100, interestAmountPaid: 2.34, costsAmountPaid: 10 };
    const breakdown = [
      { type: "CAPITAL", amount: 100 },
      { type: "INTEREST", amount: 2.34 },
      { type: "FEES", amount: 10 },
    ];
    for (const body of [
      { ...payment, ...fields },
      { ...payment, breakdown },
    ]) {
      const { entries, balances } = expectedBooks(coastClient, [{ kind: "payment", body }]);
      expect(entries.map(({ signature }) => signature)).toEqual([
        "payment 7 2026-01-05 10000",
        "voucher 2026-01-05 1910:1234 3420:-1000 9440:-234",
      ]);
      expect(balances.get("1702")).toBe(-10_000);
    }
  });

  test("each system books a payment and a credit note in its own way, with the same balances", () => {
    const payment: DemoDocument = {
      kind: "payment",
      body: {
        paymentIdentifier: "p",
        invoiceNumber: "7",
        paymentDate: "2026-01-05",
        amount: 102,
        currency: "EUR",
        capitalAmountPaid: 100,
        interestAmountPaid: 2,
        costsAmountPaid: 0,
      },
    };
    const books = [northClient, lakeClient, islandClient].map((client) => expectedBooks(client, [payment]));
    const whole = "voucher 2026-01-05 1701:-10000 1920:10200 3410:-200";
    expect(books.map(({ entries }) => entries.map(({ signature }) => signature))).toEqual([
      ["payment 7 2026-01-05 10000", "voucher 2026-01-05 1920:200 3410:-200"],
      ["payment 7 2026-01-05 10000", whole],
      [whole],
    ]);
    for (const { balances } of books) expect(balances).toEqual(books[0]?.balances);
    expect(books.map(({ open }) => open.get("7"))).toEqual([-10_000, -10_000, undefined]);
  });

  test("the accounts of a signature stand in order", () => {
    const sums = new Map([
      ["3000", -5],
      ["1701", 5],
    ]);
    expect(voucherSignature("2026-01-01", sums)).toBe("voucher 2026-01-01 1701:5 3000:-5");
  });
});

describe("comparison", () => {
  const verdictOf = (actual: ActualBooks, most = 1) => {
    const comparison = compareBooks(expected, actual);
    const evidence = { handedOver: 0, acknowledged: 0, identified: 0, readBack: 4 };
    const counts = { documents: 4, delivered: 4, faults: 0, notSent: 0, lookUps: 0, resends: 0 };
    const atOnce = [{ system: "netvisor", most, allowed: 1 }];
    const rows = [
      { system: "netvisor" as const, client: "north", kind: "ledger" as const, evidence, ...counts },
    ];
    return judge({ documents: 4, rows, comparisons: [{ client: "north", comparison }], atOnce });
  };

  test("sound books give the clean line", () => {
    const verdict = verdictOf(sound);
    expect(isSound(verdict)).toBe(true);
    expect(verdictLine(verdict)).toBe(
      "demo: 4 documents, 4 delivered, 0 duplicates, 0 lost, 0.00 difference",
    );
  });

  test.each([
    [
      "a voucher twice",
      { signatures: [...sound.signatures, ...sound.signatures.slice(1, 2)] },
      "1 duplicates, 0 lost, 0.00",
    ],
    ["a payment missing", { signatures: sound.signatures.slice(0, -1) }, "0 duplicates, 1 lost, 0.00"],
    ["our key on two things", { repeatedKeys: ["CC0000000000000"] }, "1 duplicates, 0 lost, 0.00"],
    [
      "one cent on an account",
      { balances: new Map([...sound.balances, ["3000", -353_246]]) },
      "0 duplicates, 0 lost, 0.01",
    ],
    [
      "a balance nobody expects",
      { balances: new Map([...sound.balances, ["8570", 2]]) },
      "0 duplicates, 0 lost, 0.02",
    ],
    [
      "an open sum",
      { open: new Map([...sound.open, ["133720800", 25_100]]) },
      "0 duplicates, 0 lost, 110.00",
    ],
    ["a foreign invoice", { signatures: [...sound.signatures, "invoice 1 1"] }, "1 duplicates, 0 lost, 0.00"],
  ])("%s is found", (_name, change, words) => {
    const verdict = verdictOf({ ...sound, ...change });
    expect(isSound(verdict)).toBe(false);
    expect(verdictLine(verdict)).toContain(words);
    expect(verdict.complaints).toHaveLength(1);
  });

  test("two requests of one company at once are not clean", () => {
    expect(isSound(verdictOf(sound, 2))).toBe(false);
  });
});

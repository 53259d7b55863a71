import {
  type DocumentSource,
  minorUnits,
  parseReceivedPayments,
  parseSettlements,
  type ReceivedPayment,
  type Settlement,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { pullScene } from "./pull-scene.ts";

const readSettlement = (originalInvoiceNumber: unknown): Settlement => {
  const breakdown = [{ type: "CAPITAL", amount: 10 }];
  const row = { allocationId: 1, allocatedTotalAmount: 10, originalInvoiceNumber, breakdown };
  const head = { settlementId: "S0", settlementDate: "2026-03-20", settlementAmount: 10, currency: "EUR" };
  const [read] = parseSettlements({ settlements: [{ ...head, allocations: [row] }] }).document ?? [];
  if (read === undefined) throw new Error("the settlement was not read");
  return read;
};

const readPayment = (invoiceNumber: unknown): ReceivedPayment => {
  const row = { invoiceNumber, paymentDate: "2026-03-20", paymentAmount: 10, currency: "EUR" };
  const [read] = parseReceivedPayments([row]).document ?? [];
  if (read === undefined) throw new Error("the payment was not read");
  return read;
};

const good = settlement([allocation("3", [500])], { settlementId: "S2" });
const paid = received("A", [700]);

describe.each([
  ["a line break in it", "2026\n00145"],
  ["a control character in it", "a\u0000b"],
  ["a control character around it", "\u0007202600145"],
])("an invoice number with %s", (_, number) => {
  test("refuses its settlement only, with its place and advice", async () => {
    const { run, stored } = pullScene({ payments: [], settlements: [readSettlement(number), good] });
    const report = await run();
    expect(report.entries).toMatchObject([
      { id: "S0", outcome: "refused", problems: [{ pointer: "/allocations/0/originalInvoiceNumber" }] },
      { id: "S2", outcome: "submitted", problems: [] },
    ]);
    expect(report.entries[0]?.problems[0]?.advice).toContain("by hand");
    expect(JSON.stringify(report)).not.toContain("00145");
    expect([...(await stored()).keys()].every((key) => key.includes("S2"))).toBe(true);
  });

  test("refuses its received payment only, with its place and advice", async () => {
    const data = { payments: [readPayment(number), paid], settlements: [] };
    const { run, stored } = pullScene(data, planOf({ book: "payments" }));
    const { entries } = await run();
    expect(entries).toMatchObject([
      { outcome: "refused", problems: [{ pointer: "/invoiceNumber" }] },
      { outcome: "submitted" },
    ]);
    expect(entries[0]?.problems[0]?.advice).toContain("by hand");
    expect((await stored()).size).toBe(1);
  });

  test("refuses a refund of it too, which is no payment", async () => {
    const odd = settlement([allocation("1", [-100], { originalInvoiceNumber: number })], {
      settlementId: "S0",
    });
    const { run } = pullScene({ payments: [], settlements: [odd, good] });
    expect((await run()).entries.map(({ outcome }) => outcome)).toEqual(["refused", "submitted"]);
  });
});

describe("white space around an invoice number", () => {
  test.each([["202600145 "], [" 202600145"], ["\n202600145\t"], ["202600145\u00a0"]])(
    "is no part of it: %j",
    async (number) => {
      expect(readPayment(number).invoiceNumber).toBe("202600145");
      const { run, store } = pullScene({ payments: [], settlements: [readSettlement(number), good] });
      expect((await run()).entries.map(({ outcome }) => outcome)).toEqual(["submitted", "submitted"]);
      expect(await store.list({ client: "client", invoiceNumber: "202600145" })).toHaveLength(1);
    },
  );

  test.each([[" "], [""], [null], [undefined]])("alone is no number: %j", (number) => {
    expect(readPayment(number).invoiceNumber).toBeUndefined();
    expect(readSettlement(number).allocations[0]?.originalInvoiceNumber).toBeUndefined();
  });
});

describe("what a document cannot hold, whoever makes it, refuses one posting", () => {
  test.each<[string, ReceivedPayment, string]>([
    [
      "a reference",
      received("B", [1], { originalPaymentReference: "a\u0000b" }),
      "/payments/0/paymentReference",
    ],
    ["an amount", received("B", [2 ** 46 * 100]), "/payments/0"],
  ])("%s of a source that hosts wrote", async (_, odd, pointer) => {
    const { source, run } = pullScene({ payments: [odd, paid], settlements: [] });
    const { payments } = source;
    const own: DocumentSource = { id: "confirma", ...(payments === undefined ? {} : { payments }) };
    const { entries } = await run({}, { source: own });
    expect(entries).toMatchObject([
      { outcome: "refused", problems: [{ pointer, advice: expect.stringContaining("by hand") }] },
      { outcome: "submitted" },
    ]);
  });

  test.each<[string, Settlement, string]>([
    [
      "allocations",
      { ...good, allocations: [allocation("1", [6e15]), allocation("2", [6e15])] },
      "/settlementAmount",
    ],
    [
      "parts",
      settlement([
        allocation("1", [4e15], {
          breakdown: [4e15, 4e15, -4e15].map((each) => ({ type: "CAPITAL", amount: minorUnits(each) })),
        }),
      ]),
      "/allocations/0/breakdown",
    ],
  ])("%s that cannot be added up exactly", async (_, huge, pointer) => {
    const { run } = pullScene({ payments: [], settlements: [huge, good] });
    const { entries } = await run();
    expect(entries).toMatchObject([
      { outcome: "refused", problems: [{ code: "ACC_DOCUMENT_AMOUNT_PRECISION", pointer }] },
      { id: "S2", outcome: "submitted" },
    ]);
  });

  test("a received payment whose parts cannot be added up exactly", async () => {
    const { capitalAmountPaid: _, ...huge } = received("B", [6e15]);
    const parts = { interestAmountPaid: minorUnits(-6e15), costsAmountPaid: minorUnits(-6e15) };
    const data = { payments: [{ ...huge, ...parts }, paid], settlements: [] };
    const { entries } = await pullScene(data, planOf({ book: "payments" })).run();
    expect(entries).toMatchObject([
      { outcome: "refused", problems: [{ pointer: "/paymentAmount" }] },
      { outcome: "submitted" },
    ]);
  });

  test("more rows than a ledger document has", async () => {
    const refunds = Array.from({ length: 5_000 }, (_, index) => allocation(String(index), [-1]));
    const many = settlement([...refunds, allocation("x", [9_000])], { settlementId: "S0" });
    const { run, stored } = pullScene({ payments: [], settlements: [many, good] });
    const { entries } = await run();
    expect(entries.map(({ outcome }) => outcome)).toEqual(["refused", "submitted"]);
    expect(entries[0]?.problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { pointer: "/ledgers/0/ledgerRows" },
    ]);
    expect((await stored()).size).toBe(2);
  });
});

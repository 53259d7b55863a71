import {
  allocationIdentifier,
  civilDate,
  LedgerDocument,
  minorUnits,
  needsAttention,
  Payment,
  type PullReport,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, movements, planOf, received, settlement } from "../posting/sample.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

const day = (text: string) => ({ paymentDate: civilDate(text) });
const paid = received("A", [900, 75, 25]);
const settled = settlement([allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
});
/** What the settlement says, and nothing else: clearing ends at zero. */
const truth = { "1701": -900, "1910": 1000, "3100": -25, "9440": -75 };
const payments = planOf({ book: "payments" });
const settlements = planOf();

/** The agency's data changes between runs; gives the books that all of them together make. */
async function story(plans: readonly ReturnType<typeof planOf>[], chapters: readonly Partial<AgencyData>[]) {
  const data: AgencyData = { payments: [], settlements: [] };
  const scene = pullScene(data, plans[0]);
  const reports: PullReport[] = [];
  for (const [index, chapter] of chapters.entries()) {
    Object.assign(data, chapter);
    reports.push(await scene.run({}, { plan: plans[index] ?? plans[0] ?? settlements }));
  }
  const stored = await scene.store.list({ client: "client" });
  const of = (kind: string) =>
    stored.filter((each) => each.kind === kind).map(({ document }): unknown => JSON.parse(document));
  const books = movements(
    of("payment").map((each) => Payment.parse(each)),
    of("ledger").map((each) => LedgerDocument.parse(each)),
  );
  return { books, last: reports.at(-1) };
}

describe("settlements are the truth, whatever was received or shown before", () => {
  const rest = settlement([allocation("2", [200, 25, 25], { originalInvoiceNumber: "A" })], {
    settlementId: "S2",
  });
  const cases: readonly (readonly [
    string,
    ...Parameters<typeof story>,
    Readonly<Record<string, number>>?,
  ])[] = [
    ["a settlement alone, twice", [settlements], [{ settlements: [settled] }, {}]],
    [
      "the payment first, divided otherwise",
      [payments],
      [{ payments: [received("A", [950, 50])] }, { settlements: [settled] }, {}],
    ],
    [
      "more was received than is settled, until the rest is settled",
      [payments],
      [
        { payments: [received("A", [1100, 100, 50])] },
        { settlements: [settled] },
        { settlements: [settled, rest] },
        {},
      ],
      { ...truth, "1701": -1100, "1910": 1250, "3100": -50, "9440": -100 },
    ],
    [
      "the agency divides the payment anew before it settles",
      [payments],
      [
        { payments: [received("A", [1000])] },
        { payments: [received("A", [950, 50])] },
        { settlements: [settled] },
        {},
      ],
    ],
    [
      "the first run finds a payment of before its period",
      [payments],
      [{ payments: [{ ...paid, ...day("2026-02-20") }], settlements: [settled] }, {}],
    ],
    [
      "two payments, one allocation",
      [payments],
      [
        { payments: [received("A", [500]), received("A", [400, 75, 25], day("2026-03-21"))] },
        { settlements: [settled] },
        {},
      ],
    ],
    [
      "the payment is shown only after its settlement was booked",
      [payments],
      [{ settlements: [settled] }, { payments: [paid] }, {}],
    ],
    [
      "the plan turns from settlements to payments",
      [settlements, payments, payments],
      [{ payments: [paid], settlements: [settled] }, {}, {}],
    ],
    [
      "the plan turns from payments to settlements",
      [payments, settlements, settlements],
      [{ payments: [paid] }, { settlements: [settled] }, {}],
    ],
  ];

  test.each(cases)("%s", async (_, plans, chapters, expected = truth) => {
    const { books, last } = await story(plans, chapters);
    expect(books).toEqual(expected);
    expect(last === undefined || needsAttention(last)).toBe(false);
  });
});

describe("a settlement that the agency changes after it was booked is a person's matter", () => {
  const changes: readonly (readonly [string, Parameters<typeof settlement>[0], number])[] = [
    ["another invoice, same sums", [allocation("2", [900, 75, 25], { originalInvoiceNumber: "B" })], 1000],
    [
      "one allocation more",
      [allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" }), allocation("2", [500])],
      1500,
    ],
    ["one part more, another less", [allocation("1", [925, 75], { originalInvoiceNumber: "A" })], 1000],
  ];

  test.each(changes)("%s: seen, and nothing more is booked", async (_, allocations, amount) => {
    const changed = settlement(allocations, { settlementId: "S1", settlementAmount: minorUnits(amount) });
    const { books, last } = await story(
      [settlements],
      [{ settlements: [settled] }, { settlements: [changed] }],
    );
    expect(books).toEqual(truth);
    expect(last?.entries[0]?.outcome).toBe("conflict");
  });

  test("identifiers of other settlements cannot be the same", () => {
    const [left, right] = [
      allocationIdentifier("confirma", "1-2", "3"),
      allocationIdentifier("confirma", "1", "2-3"),
    ];
    expect(left).not.toBe(right);
  });
});

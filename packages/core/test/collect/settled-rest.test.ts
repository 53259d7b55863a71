import { civilDate, decideCollection, minorUnits, type Receivable } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

const credit = (number: string, cents: number) => ({
  number,
  amount: minorUnits(cents),
  date: civilDate("2026-02-20"),
});

const closed = { open: minorUnits(0), openBy: "system", state: "paid" } as const;
const partlyPaid = { payments: [paid("p1", 5_000)], open: minorUnits(7_550) };

describe("the rest of a partly paid invoice that the books close", () => {
  test("written off: the case is withdrawn, once", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    await run([receivable(1, partlyPaid)]);
    expect(agency.cases[0]?.capital).toBe(7_550);
    const books = [receivable(1, { ...partlyPaid, ...closed })];
    expect(await run(books)).toMatchObject({
      lines: [{ what: "WITHDRAW", result: "submitted" }],
      isSettled: true,
    });
    expect((await run(books)).lines).toEqual([]);
    expect(agency.cases[0]?.closed).toBe(true);
  });

  const told: readonly (readonly [string, Partial<Receivable>, readonly string[]])[] = [
    ["a new payment first", { payments: [paid("p1", 5_000)] }, ["DIRECTPAYMENT 1", "WITHDRAW 1"]],
    [
      "the agency's own money, then a write-off",
      { payments: [paid("p1", 5_000, { ours: true })] },
      ["WITHDRAW 1"],
    ],
    [
      "a credit note, then a write-off",
      { credits: [credit("C1", 5_000)] },
      ["DIRECTPAYMENT 1", "WITHDRAW 1"],
    ],
    [
      "by the vendor's state alone",
      { payments: [paid("p1", 5_000)], openBy: "sum" },
      ["DIRECTPAYMENT 1", "WITHDRAW 1"],
    ],
    [
      "by the vendor's balance alone",
      { payments: [paid("p1", 5_000)], state: "open" },
      ["DIRECTPAYMENT 1", "WITHDRAW 1"],
    ],
    [
      "paid in full",
      { payments: [paid("p1", 5_000), paid("p2", 7_550)] },
      ["DIRECTPAYMENT 1", "DIRECTPAYMENT 1"],
    ],
  ];

  test.each(told)("%s", async (_, changes, expected) => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    await run([receivable(1, { ...closed, ...changes })]);
    expect(agency.sent).toEqual(["invoice 1", ...expected]);
  });

  test("a credit note that is not told leaves a rest too", async () => {
    const { agency, run } = collectionScene({ partialCredit: "none" });
    await run([receivable(1)]);
    const changes = { payments: [paid("p1", 5_000)], credits: [credit("C1", 7_550)] };
    await run([receivable(1, { ...closed, ...changes })]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1", "WITHDRAW 1"]);
  });

  test("with `park` a person decides", async () => {
    const { agency, store, clock, run } = collectionScene({ settledRest: "park" });
    await run([receivable(1)]);
    const books = [receivable(1, { ...partlyPaid, ...closed })];
    const parked = { what: "WITHDRAW", result: "parked" };
    expect((await run(books, { dryRun: true })).lines).toMatchObject([{ result: "planned" }, parked]);
    expect((await run(books)).lines).toMatchObject([{ what: "DIRECTPAYMENT" }, parked]);
    expect((await run(books)).lines).toMatchObject([parked]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
    await decideCollection(
      { store, clock },
      { client: "client", key: "action/1/withdraw" },
      { type: "again" },
    );
    expect((await run(books)).lines).toMatchObject([{ what: "WITHDRAW", result: "submitted" }]);
    expect(agency.cases[0]?.closed).toBe(true);
  });

  test("a payment that waits for a person does not keep the withdrawal back; one on its way does", async () => {
    const { agency, clock, policy, run } = collectionScene();
    await run([receivable(1)]);
    agency.tricks.push("loseRequest");
    const books = [receivable(1, { ...partlyPaid, ...closed })];
    expect((await run(books)).lines).toMatchObject([{ result: "unknown" }]);
    expect(agency.sent).toEqual(["invoice 1", "DIRECTPAYMENT 1"]);
    clock.advance(policy.quietPeriod);
    expect((await run(books)).lines).toMatchObject([
      { what: "DIRECTPAYMENT", result: "parked" },
      { what: "WITHDRAW", result: "submitted" },
    ]);
  });
});

import { type CollectionPolicyInput, civilDate, decideCollection, minorUnits } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

describe("a case that was taken over, e.g. after the store was lost", () => {
  const books = receivable(1, {
    payments: [paid("p1", 1_000), paid("p2", 500, { date: civilDate("2026-02-11") })],
    open: minorUnits(11_050),
  });

  const taken = async (capital: number, policy: CollectionPolicyInput = {}) => {
    const scene = collectionScene(policy);
    await scene.agency.submitInvoice(books.invoice);
    const [made] = scene.agency.cases;
    if (made !== undefined) made.capital = minorUnits(capital);
    scene.agency.sent.length = 0;
    return scene;
  };

  test("payments that the balance shows already are not told again, where that is proof", async () => {
    const { agency, run } = await taken(11_050, { equalCapital: "told" });
    expect((await run([books])).lines.map(({ result }) => result)).toEqual([
      "submitted",
      "submitted",
      "submitted",
    ]);
    expect((await run([books])).lines).toEqual([]);
    expect(agency.sent).toEqual([]);
  });

  test("otherwise they are for a person: the agency may hold as much that the books do not show", async () => {
    const { agency, store, clock, run } = await taken(12_550);
    agency.receive("1", 1_500);
    const parked = { what: "DIRECTPAYMENT", result: "parked", codes: ["ACC_UNKNOWN_UNCLEAR"] };
    expect((await run([books])).lines).toMatchObject([{ what: "INVOICE" }, parked, parked]);
    expect(agency.sent).toEqual([]);
    for (const cause of ["p1", "p2"]) {
      const key = `action/1/payment/${cause}`;
      await decideCollection({ store, clock }, { client: "client", key }, { type: "again" });
    }
    await run([books]);
    expect(agency.cases[0]?.actions).toMatchObject([
      { payment: { amount: 1_000, outstandingCapital: 10_050 } },
      { payment: { amount: 500, outstandingCapital: 9_550 } },
    ]);
  });

  test("more paid than the invoice: what nobody told is still known", async () => {
    const { agency, run } = await taken(12_550);
    const over = receivable(1, { payments: [paid("p1", 12_000), paid("p2", 1_000)] });
    await run([over]);
    expect(agency.sent).toEqual(["DIRECTPAYMENT 1", "DIRECTPAYMENT 1"]);
  });

  test("payments that nobody told are told", async () => {
    const { agency, run } = await taken(12_550);
    await run([books]);
    expect(agency.sent).toEqual(["DIRECTPAYMENT 1", "DIRECTPAYMENT 1"]);
    expect(agency.cases[0]?.capital).toBe(11_050);
  });

  test("anything else is for a person, who may have them told", async () => {
    const { agency, store, clock, run } = await taken(12_000);
    expect((await run([books])).lines).toMatchObject([
      { what: "INVOICE", result: "submitted" },
      { result: "parked", codes: ["ACC_UNKNOWN_UNCLEAR"] },
      { result: "parked" },
    ]);
    expect(agency.sent).toEqual([]);
    const keys = ["action/1/payment/p1", "action/1/payment/p2"];
    await decideCollection({ store, clock }, { client: "client", key: keys[0] ?? "" }, { type: "submitted" });
    await decideCollection({ store, clock }, { client: "client", key: keys[1] ?? "" }, { type: "again" });
    expect((await run([books])).lines).toMatchObject([{ key: keys[1], result: "submitted" }]);
    expect(agency.sent).toEqual(["DIRECTPAYMENT 1"]);
  });

  test("a run that died between taking over and looking at the payments does not tell them twice", async () => {
    const { agency, run } = await taken(11_050);
    await run([receivable(1)]);
    await run([books], { dryRun: true });
    await run([books]);
    expect(agency.sent).toEqual([]);
  });
});

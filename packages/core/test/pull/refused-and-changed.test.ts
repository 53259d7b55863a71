import type { DocumentSource } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";
import { giveUp, refuse } from "./refuse.ts";

/** A source as Cash-In and Finkare are: payments with identifiers of their own, no settlements. */
function payerScene(data: AgencyData) {
  const scene = pullScene(data);
  const { settlements: _, ...payers } = scene.source;
  const source: DocumentSource = { ...payers, id: "cashin" };
  return {
    ...scene,
    pull: (dryRun = false, plan = planOf()) => scene.run({ dryRun }, { source, plan }),
  };
}

const payment = (parts: Parameters<typeof received>[1], change = {}) =>
  received("A", parts, { paymentId: "p1", ...change });

describe("a payment that was refused and that the agency changed since", () => {
  test("is shown by a dry run as it will be: submitted again", async () => {
    const data: AgencyData = { payments: [payment([100])], settlements: [] };
    const scene = payerScene(data);
    await scene.pull();
    await refuse(scene, "payment");
    data.payments = [payment([120])];
    expect((await scene.pull(true)).entries).toMatchObject([{ outcome: "shown" }]);
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "submitted" }]);
    expect((await booksOf(scene)).ofInvoice).toEqual({ A: 120 });
  });

  test("is a conflict for both while it may be in the books", async () => {
    const data: AgencyData = { payments: [payment([100])], settlements: [] };
    const scene = payerScene(data);
    await scene.pull();
    await giveUp(scene, "payment");
    data.payments = [payment([120])];
    for (const dryRun of [true, false]) {
      expect((await scene.pull(dryRun)).entries).toMatchObject([{ outcome: "conflict" }]);
    }
  });

  test("and that only the posting plan changes is shown by a dry run as submitted again too", async () => {
    const scene = payerScene({ payments: [payment([100])], settlements: [] });
    await scene.pull();
    await refuse(scene, "payment");
    const plan = planOf({ sourceName: "Agency Oy" });
    expect((await scene.pull(true, plan)).entries).toMatchObject([{ outcome: "shown" }]);
    expect((await scene.pull(false, plan)).entries).toMatchObject([{ outcome: "submitted" }]);
  });
});

describe("a payment that the agency divides anew into interest alone", () => {
  test("is booked where it was refused before: nothing of it is in the books", async () => {
    const data: AgencyData = { payments: [payment([100])], settlements: [] };
    const scene = payerScene(data);
    await scene.pull();
    await refuse(scene, "payment");
    data.payments = [payment([0, 100])];
    expect((await scene.pull(true)).entries).toMatchObject([{ outcome: "shown" }]);
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "submitted" }]);
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "already" }]);
    expect((await booksOf(scene)).ledgers).toHaveLength(1);
  });

  test("and the other way round, beside a ledger document that was refused", async () => {
    const data: AgencyData = { payments: [payment([0, 100])], settlements: [] };
    const scene = payerScene(data);
    await scene.pull();
    await refuse(scene, "ledger");
    data.payments = [payment([100])];
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "submitted" }]);
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "already" }]);
    data.payments = [payment([0, 100])];
    expect((await scene.pull()).entries).toMatchObject([{ outcome: "conflict" }]);
  });

  test("is a conflict while what it was may be in the books", async () => {
    const data: AgencyData = { payments: [payment([100])], settlements: [] };
    const scene = payerScene(data);
    await scene.pull();
    await giveUp(scene, "payment");
    data.payments = [payment([0, 100])];
    const { entries } = await scene.pull();
    expect(entries).toMatchObject([
      { outcome: "conflict", problems: [{}, { code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT" }] },
    ]);
    expect((await booksOf(scene)).ledgers).toEqual([]);
  });
});

describe("a settlement of which a part was refused and that the agency changed since", () => {
  const shown = (amount: number) =>
    settlement([allocation("1", [amount], { originalInvoiceNumber: "A" })], { settlementId: "S1" });

  const changed = async (refused: "ledger" | "payment") => {
    const data: AgencyData = { payments: [], settlements: [shown(1000)] };
    const scene = pullScene(data);
    await scene.run();
    await refuse(scene, refused);
    data.settlements = [shown(900)];
    return scene;
  };

  test.each(["ledger", "payment"] as const)(
    "the %s: a conflict, and nothing is replaced by half",
    async (kind) => {
      const scene = await changed(kind);
      const before = await scene.stored();
      for (const dryRun of [true, false]) {
        const { entries } = await scene.run({ dryRun });
        expect(entries).toMatchObject([
          { outcome: "conflict", problems: [{ code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT" }] },
        ]);
        expect(await scene.stored()).toEqual(before);
      }
    },
  );

  test("all of it: what is in no books is replaced", async () => {
    const scene = await changed("ledger");
    await refuse(scene, "payment");
    expect((await scene.run({ dryRun: true })).entries).toMatchObject([{ outcome: "shown" }]);
    expect((await scene.run()).entries).toMatchObject([{ outcome: "submitted" }]);
    expect((await booksOf(scene)).accounts).toEqual({ "1701": -900, "1910": 900 });
  });

  test("its conflict goes before a refusal, which would be advised to be booked by hand", async () => {
    const two = (amount: number) => [
      allocation("1", [amount], { originalInvoiceNumber: "A" }),
      allocation("2", [500], { originalInvoiceNumber: "B" }),
    ];
    const data: AgencyData = { payments: [], settlements: [settlement(two(1000), { settlementId: "S1" })] };
    const scene = pullScene(data);
    await scene.run();
    await refuse(scene, "payment", "confirma-S-S1-2");
    data.settlements = [settlement(two(900), { settlementId: "S1" })];
    for (const dryRun of [true, false]) {
      expect((await scene.run({ dryRun })).entries).toMatchObject([{ outcome: "conflict" }]);
    }
  });
});

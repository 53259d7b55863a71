import { civilDate, type Reconciliation } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { bookedTwice, earlierPayment, submitEarlier } from "../pull/earlier-version.ts";
import { agencyScene } from "./support/agency-scene.ts";

const paid = received("A", [900, 75, 25], { paymentId: "p1" });
const settled = settlement([allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
});

/** The store of an earlier version that a crash led to book the same money twice; the books have all of it. */
async function doubled() {
  const scene = agencyScene({ payments: [paid], settlements: [settled] }, planOf({ book: "payments" }));
  await submitEarlier(scene.endpoints, bookedTwice);
  await scene.pull();
  return scene;
}

const found = ({ differences }: Reconciliation) =>
  differences.map(({ class: name, identifier, vendorId, agency, expected, actual }) => ({
    ...{ class: name, identifier, vendorId, agency, expected, actual },
  }));

const twice = {
  class: "duplicate",
  identifier: "confirma-P-p1",
  vendorId: "v-confirma-P-p1",
  agency: "doubled",
  expected: "nothing: a settlement has booked the invoice without taking it",
  actual: "10.00 EUR on 2026-03-20",
};

describe("money that is booked as provisional and by a settlement that did not take it", () => {
  test("is a duplicate, whether the agency is asked or the store alone", async () => {
    const scene = await doubled();
    for (const report of [await scene.reconcile(), await scene.reconcileStore()]) {
      expect(found(report)).toEqual([twice]);
      expect(report.isClean).toBe(false);
    }
    expect((await scene.reconcile([scene.source], planOf())).isClean).toBe(false);
  });

  test("is clean when the provisional payment was undone in the books", async () => {
    const scene = await doubled();
    scene.rebook((books) => books.filter(({ vendorId }) => vendorId !== "v-confirma-P-p1"));
    expect((await scene.reconcile()).isClean).toBe(true);
    expect((await scene.reconcileStore()).isClean).toBe(true);
  });

  test("is not meant by payments that a host names in the same form", async () => {
    const scene = agencyScene({ payments: [], settlements: [] }, planOf());
    await submitEarlier(scene.endpoints, [
      earlierPayment("X-P-1", "2026-03-20", [600]),
      earlierPayment("X-S-2", "2026-03-28", [400]),
    ]);
    await scene.pull();
    expect((await scene.reconcileStore()).isClean).toBe(true);
  });

  test("is found beside documents of a host that hold a field nobody knows", async () => {
    const scene = await doubled();
    const [ledger] = bookedTwice;
    const host = (identifier: string) => ({
      ...earlierPayment(identifier, "2026-03-20", [600]).document,
      hostField: "theirs",
    });
    await submitEarlier(scene.endpoints, [
      { kind: "payment", document: host("WEB-P-2024001") },
      { kind: "payment", document: host("confirma-P-2024001") },
    ]);
    if (ledger?.kind !== "ledger") throw new Error("no ledger document");
    const own = { ...ledger.document, ledgerIdentifier: "2026-S-14", hostField: "theirs" };
    await submitEarlier(scene.endpoints, [{ kind: "ledger", document: own }]);
    expect(found(await scene.reconcileStore())).toContainEqual(twice);
  });

  test("is none when a later settlement is to take it", async () => {
    const data = {
      payments: [paid, received("A", [500], { paymentId: "p2", paymentDate: civilDate("2026-03-21") })],
      settlements: [settled],
    };
    const scene = agencyScene(data, planOf({ book: "payments" }));
    await scene.pull();
    expect((await scene.reconcile()).isClean).toBe(true);
    expect((await scene.reconcileStore()).isClean).toBe(true);
  });
});

import { civilDate, type DocumentSource, needsAttention, type ReceivedPayment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { planOf, received } from "../posting/sample.ts";
import { agencyScene } from "../reconcile/support/agency-scene.ts";
import { booksOf } from "./books-of.ts";
import { pullScene } from "./pull-scene.ts";

const interest = received("A", [0, 75, 25], { paymentId: "p1" });
const refund = received("B", [-300], { paymentId: "p2" });
const nothing = received("C", [0], { paymentId: "p3" });
const capital = received("D", [500], { paymentId: "p4" });

/** A source as Cash-In and Finkare are: payments with identifiers of their own, no settlements. */
function sceneOf(payments: readonly ReceivedPayment[]) {
  const data = { payments, settlements: [] };
  const scene = pullScene(data);
  const { settlements: _, ...payers } = scene.source;
  const source: DocumentSource = { ...payers, id: "cashin" };
  return {
    ...scene,
    data,
    source,
    pull: (plan = planOf()) => scene.run({}, { source, plan }),
    books: async () => (await booksOf(scene)).accounts,
  };
}

describe("received payments of a source without settlements", () => {
  test("interest, costs and refunds are booked, and nothing for nothing", async () => {
    const { pull, books } = sceneOf([interest, refund, nothing, capital]);
    const report = await pull();
    expect(report.entries.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["cashin-P-p1", "submitted"],
      ["cashin-P-p2", "submitted"],
      ["cashin-P-p3", "nothing"],
      ["cashin-P-p4", "submitted"],
    ]);
    expect(needsAttention(report)).toBe(false);
    expect(await books()).toEqual({ "1701": -200, "1780": 300, "3100": -25, "9440": -75 });
  });

  test("once, by whatever plan they are pulled again", async () => {
    const { pull, stored } = sceneOf([interest, refund, nothing]);
    await pull();
    const before = await stored();
    for (const plan of [planOf(), planOf({ documentType: "MU" })]) {
      const { entries } = await pull(plan);
      expect(entries.map(({ outcome }) => outcome)).toEqual(["already", "already", "nothing"]);
    }
    expect(await stored()).toEqual(before);
  });

  test.each([
    ["another amount", received("B", [-400], { paymentId: "p2" }), refund],
    ["another division", received("A", [0, 50, 50], { paymentId: "p1" }), interest],
    ["another invoice", { ...refund, invoiceNumber: "Z" }, refund],
    ["capital, which is a payment", received("A", [100], { paymentId: "p1" }), interest],
  ])("changed by the agency into %s: a conflict, and nothing more is booked", async (_, changed, first) => {
    const { pull, books, data } = sceneOf([first]);
    await pull();
    const before = await books();
    data.payments = [changed];
    const { entries } = await pull();
    expect(entries).toMatchObject([{ outcome: "conflict" }]);
    expect(entries[0]?.problems.at(-1)).toMatchObject({ code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT" });
    expect(await books()).toEqual(before);
  });

  test.each([
    ["another amount", received("D", [400], { paymentId: "p4" })],
    ["another division", received("D", [400, 100], { paymentId: "p4" })],
    ["another invoice", { ...capital, invoiceNumber: "Z" }],
    ["no invoice", { ...capital, invoiceNumber: undefined }],
    ["another day", { ...capital, paymentDate: civilDate("2026-03-21") }],
    ["interest alone", received("D", [0, 500], { paymentId: "p4" })],
    ["nothing", received("D", [0], { paymentId: "p4" })],
  ])(
    "a payment that was booked and changed into %s: a conflict, because no settlement comes",
    async (_, changed) => {
      const { pull, books, data } = sceneOf([capital]);
      await pull();
      const before = await books();
      data.payments = [changed];
      const report = await pull();
      expect(report.entries).toMatchObject([
        { outcome: "conflict", problems: [{ code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT" }] },
      ]);
      expect(report.entries[0]?.problems[0]?.message).not.toContain("settlement");
      expect(await books()).toEqual(before);
    },
  );

  test("reconcile finds the documents, and says when one is missing", async () => {
    const scene = agencyScene({ payments: [interest, refund, nothing, capital], settlements: [] }, planOf());
    const { settlements: _, ...payers } = scene.source;
    const source: DocumentSource = { ...payers, id: "cashin" };
    await scene.pull(source);
    expect(await scene.reconcile([source])).toMatchObject({ isClean: true, matched: { identity: 3 } });
    scene.rebook((books) => books.filter(({ vendorId }) => vendorId !== "v-cashin-P-p2"));
    const { differences } = await scene.reconcile([source]);
    expect(differences.map((each) => [each.class, each.identifier])).toEqual([["missing", "cashin-P-p2"]]);
  });
});

test("a plan that books payments leaves interest and refunds to their settlement", async () => {
  const { run } = pullScene(
    { payments: [interest, refund, nothing], settlements: [] },
    planOf({ book: "payments" }),
  );
  const report = await run();
  expect(report.entries.map(({ outcome, problems }) => [outcome, problems.length])).toEqual([
    ["nothing", 1],
    ["nothing", 1],
    ["nothing", 0],
  ]);
});

import {
  addDays,
  civilDate,
  type DocumentSource,
  minorUnits,
  type ReceivedPayment,
  type Reconciliation,
  type Settlement,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { agencyScene } from "./support/agency-scene.ts";

const plan = planOf({ book: "payments" });
const first = received("A", [900, 100], { paymentId: "p1" });
const second = received("B", [200], { paymentId: "p2" });
const settled = settlement([allocation("1", [950, 50], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
});

interface Shown {
  payments: readonly ReceivedPayment[];
  settlements: readonly Settlement[];
}

const found = ({ differences }: Reconciliation) =>
  differences.map(({ class: name, identifier, agency }) => `${name} ${identifier} ${agency ?? "-"}`);

describe("received payments that are booked as provisional", () => {
  async function booked(shown: Partial<Shown> = {}) {
    const data: Shown = { payments: [first, second], settlements: [settled], ...shown };
    const scene = agencyScene(data, plan);
    await scene.pull();
    return { ...scene, data };
  }

  test("pulled: clean, and counted", async () => {
    const report = await (await booked()).reconcile();
    expect(report).toMatchObject({ isClean: true, matched: { identity: 3 } });
    expect(report.sources).toMatchObject([{ settlements: 1, payments: 2, documents: 3 }]);
  });

  test("never pulled: the payment, and the settlement that takes it, are missing", async () => {
    const scene = agencyScene({ payments: [first], settlements: [settled] }, plan);
    expect(found(await scene.reconcile())).toEqual([
      "missing confirma-S-S1 notSubmitted",
      "missing confirma-P-p1 notSubmitted",
    ]);
  });

  test("divided anew by the agency: its settlement corrects it, so it is no difference", async () => {
    const { data, reconcile } = await booked({ settlements: [] });
    data.payments = [received("A", [1000], { paymentId: "p1" }), second];
    expect(await reconcile()).toMatchObject({ isClean: true, sources: [{ changed: 0 }] });
  });

  test("shown no more: extra, unless a settlement took it", async () => {
    const { data, reconcile } = await booked();
    data.payments = [];
    expect(found(await reconcile())).toEqual(["extra confirma-P-p2 notShown"]);
  });

  test("of an invoice that a settlement has booked: nothing is expected", async () => {
    const { data, reconcile } = await booked({ payments: [] });
    data.payments = [first];
    expect(await reconcile()).toMatchObject({ isClean: true, sources: [{ payments: 1, documents: 2 }] });
  });

  test("when the plan does not book them any more, they are neither read nor judged", async () => {
    const { data, reconcile, source } = await booked({ settlements: [] });
    data.payments = [];
    const report = await reconcile([source], planOf());
    expect(report).toMatchObject({ isClean: true, sources: [{ payments: 0, notShown: 0 }] });
  });
});

describe("a source without settlements", () => {
  async function booked(payments: readonly ReceivedPayment[]) {
    const data: Shown = { payments, settlements: [] };
    const scene = agencyScene(data, planOf());
    const { settlements: _none, ...payers } = scene.source;
    const source: DocumentSource = { ...payers, id: "finkare" };
    const clean = async () => (await scene.reconcile([source])).isClean;
    return { ...scene, data, source, clean, compare: () => scene.reconcile([source]) };
  }

  test("never pulled: missing; pulled: clean", async () => {
    const { pull, source, compare, clean } = await booked([first, second]);
    expect(found(await compare())).toEqual([
      "missing finkare-P-p1 notSubmitted",
      "missing finkare-P-p2 notSubmitted",
    ]);
    await pull(source);
    expect(await clean()).toBe(true);
  });

  const changes: readonly (readonly [string, ReceivedPayment, string])[] = [
    ["amount", received("A", [900, 101], { paymentId: "p1" }), "amount"],
    ["date", { ...first, paymentDate: civilDate("2026-03-21") }, "date"],
    ["invoice", { ...first, invoiceNumber: "C" }, "reference"],
    ["division", received("A", [950, 50], { paymentId: "p1" }), "amount"],
  ];

  test.each(changes)(
    "%s changed after it was booked: found, because no settlement comes",
    async (_, now, name) => {
      const { pull, source, compare, data } = await booked([first, second]);
      await pull(source);
      data.payments = [now, second];
      expect(found(await compare())).toEqual([`${name} finkare-P-p1 changed`]);
    },
  );

  test("shown no more: extra", async () => {
    const { pull, source, compare, data } = await booked([first, second]);
    await pull(source);
    data.payments = [second];
    expect(found(await compare())).toEqual(["extra finkare-P-p1 notShown"]);
  });

  test.each([
    ["payment", first],
    ["refund", received("A", [-900], { paymentId: "p1" })],
  ])("zero since it was booked: a %s that is not shown any more", async (_, before) => {
    const { pull, source, compare, clean, data } = await booked([before, second]);
    await pull(source);
    expect(await clean()).toBe(true);
    data.payments = [received("A", [0], { paymentId: "p1" }), second];
    expect(found(await compare())).toEqual(["extra finkare-P-p1 notShown"]);
  });

  test("without an invoice nothing can be compared, and that is said", async () => {
    const { compare } = await booked([received(undefined, [100], { paymentId: "p3" })]);
    expect(await compare()).toMatchObject({
      differences: [],
      isComplete: false,
      unposted: [{ source: "finkare", type: "payment", id: "finkare-P-p3" }],
    });
  });
});

/** March, which is pulled and compared, and days around it, which the agency shows and nobody pulled. */
const day = fc.integer({ min: -9, max: 41 }).map((n) => addDays(civilDate("2026-03-01"), n));
const cents = fc.integer({ min: 1, max: 50_000 });
const invoice = fc.constantFrom("A", "B", "C", "D");
const payment = fc
  .tuple(invoice, cents, fc.nat({ max: 900 }), day)
  .map(([number, capital, interest, paymentDate]) => received(number, [capital, interest], { paymentDate }));
const anySettlement = fc
  .tuple(
    fc.array(fc.tuple(invoice, fc.integer({ min: -200, max: 50_000 }), fc.nat({ max: 900 })), {
      maxLength: 5,
    }),
    day,
  )
  .map(([list, settlementDate]) =>
    settlement(
      list.map(([number, capital, costs], index) =>
        allocation(String(index), [capital, 0, costs], { originalInvoiceNumber: number }),
      ),
      { settlementDate },
    ),
  );
const months = fc.record({
  payments: fc.array(payment, { maxLength: 8 }),
  settlements: fc
    .array(anySettlement, { maxLength: 4 })
    .map((list) => list.map((each, index) => ({ ...each, settlementId: `S${index}` }))),
  book: fc.constantFrom("settlements" as const, "payments" as const),
  /** Which of the booked documents is lost, and which is a cent larger. */
  lost: fc.nat({ max: 12 }),
  larger: fc.nat({ max: 12 }),
});

test("a store that was filled from the same agency gives the same result with and without it", async () => {
  await fc.assert(
    fc.asyncProperty(months, async ({ book, lost, larger, ...data }) => {
      const scene = agencyScene(data, planOf({ book }));
      await scene.pull();
      expect((await scene.reconcile()).isClean).toBe(true);
      scene.rebook((books) =>
        books.flatMap((each, index) => {
          if (index === lost) return [];
          if (index !== larger || each.kind === "ledger") return [each];
          const amount = minorUnits(each.document.amount + 1);
          return [{ ...each, document: { ...each.document, amount } }];
        }),
      );
      const { sources, ...withAgency } = await scene.reconcile();
      const { sources: none, ...withoutAgency } = await scene.reconcileStore();
      expect(withAgency).toEqual(withoutAgency);
      expect(none).toEqual([]);
      expect(sources).toMatchObject([{ notSubmitted: 0, changed: 0, notShown: 0 }]);
    }),
    { numRuns: 60 },
  );
});

import {
  civilDate,
  type DocumentSource,
  minorUnits,
  type Reconciliation,
  reconcileResult,
  type Settlement,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, settlement } from "../posting/sample.ts";
import { agencyScene } from "./support/agency-scene.ts";

const one = allocation("1", [900, 75, 25], { originalPaymentReference: "1009" });
const two = allocation("2", [200]);
const settled = settlement([one, two], { settlementId: "S1" });
const other = settlement([allocation("3", [500])], { settlementId: "S2" });
const plan = planOf();

const found = ({ differences }: Reconciliation) =>
  differences.map(({ class: name, identifier, agency, expected, actual }) =>
    [name, identifier, agency ?? "-", expected ?? "-", actual ?? "-"].join(" | "),
  );

/** Pulled and booked as `settled` and `other`; then the agency shows something else. */
async function changedTo(...settlements: readonly Settlement[]) {
  const data = { payments: [], settlements: [settled, other] as readonly Settlement[] };
  const scene = agencyScene(data, plan);
  await scene.pull();
  data.settlements = settlements;
  return scene;
}

describe("the agency's own settlements against the books", () => {
  test("never pulled: every document is missing, and the store alone says nothing", async () => {
    const scene = agencyScene({ payments: [], settlements: [settled] }, plan);
    expect(await scene.reconcileStore()).toMatchObject({ isClean: true, sources: [] });
    const report = await scene.reconcile();
    expect(found(report)).toEqual([
      "missing | confirma-S-S1 | notSubmitted | 12.00 EUR on 2026-03-28 | -",
      "missing | confirma-S-S1-1 | notSubmitted | 10.00 EUR on 2026-03-28 | -",
      "missing | confirma-S-S1-2 | notSubmitted | 2.00 EUR on 2026-03-28 | -",
    ]);
    expect(report.sources).toEqual([
      {
        source: "confirma",
        settlements: 1,
        payments: 0,
        documents: 3,
        notSubmitted: 3,
        changed: 0,
        notShown: 0,
      },
    ]);
    expect(reconcileResult(report)).toBe("differences");
  });

  test("pulled and booked: clean, and it says which source was compared", async () => {
    const report = await (await changedTo(settled, other)).reconcile();
    expect(report).toMatchObject({ isClean: true, differences: [], matched: { identity: 5 } });
    expect(report.sources).toEqual([
      {
        source: "confirma",
        settlements: 2,
        payments: 0,
        documents: 5,
        notSubmitted: 0,
        changed: 0,
        notShown: 0,
      },
    ]);
  });

  test("booked, and the store was lost: found by our keys", async () => {
    const scene = await changedTo(settled, other);
    scene.resubmit(() => undefined);
    expect(await scene.reconcile()).toMatchObject({
      isClean: true,
      matched: { identity: 5, reference: 0 },
      sources: [{ notSubmitted: 5 }],
    });
  });

  test("typed in by hand, never pulled: found by reference, amount and date", async () => {
    const scene = await changedTo(settled, other);
    scene.resubmit(() => undefined);
    scene.rebook((books) =>
      books.flatMap((each) =>
        each.kind === "payment"
          ? [
              {
                ...each,
                vendorId: `hand-${each.vendorId}`,
                document: { ...each.document, paymentIdentifier: "7" },
              },
            ]
          : [],
      ),
    );
    const report = await scene.reconcile();
    expect(report.matched).toEqual({ identity: 0, reference: 1 });
    expect(found(report)).toHaveLength(4);
  });
});

describe("a settlement that the agency changed after it was booked", () => {
  const day = civilDate("2026-03-29");
  const cases: readonly (readonly [string, Settlement, readonly string[]])[] = [
    [
      "amount",
      settlement([allocation("1", [900, 75, 125], { originalPaymentReference: "1009" }), two], {
        settlementId: "S1",
      }),
      [
        "amount | confirma-S-S1 | changed | 13.00 | 12.00",
        "amount | confirma-S-S1-1 | changed | 11.00 | 10.00",
      ],
    ],
    [
      "date",
      { ...settled, settlementDate: day },
      ["S1", "S1-1", "S1-2"].map((id) => `date | confirma-S-${id} | changed | 2026-03-29 | 2026-03-28`),
    ],
    [
      "allocation moved to another invoice",
      { ...settled, allocations: [{ ...one, originalInvoiceNumber: "B7" }, two] },
      ["reference | confirma-S-S1-1 | changed | B7 | 20261"],
    ],
    [
      "the same sum divided otherwise",
      settlement([allocation("1", [950, 50], { originalPaymentReference: "1009" }), two], {
        settlementId: "S1",
      }),
      [
        "account | confirma-S-S1-1 | changed | (capital) 9.50 (0 %); (interest) 0.50 (0 %) | (capital) 9.00 (0 %); (interest) 0.75 (0 %); (costs) 0.25 (0 %)",
      ],
    ],
    [
      "bank reference",
      { ...settled, allocations: [{ ...one, originalPaymentReference: "2008" }, two] },
      ["reference | confirma-S-S1-1 | changed | 2008 | 1009"],
    ],
    [
      "one allocation more",
      settlement([one, two, allocation("9", [300])], { settlementId: "S1" }),
      [
        "amount | confirma-S-S1 | changed | 15.00 | 12.00",
        "missing | confirma-S-S1-9 | notSubmitted | 3.00 EUR on 2026-03-28 | -",
      ],
    ],
    [
      "one allocation less",
      settlement([one], { settlementId: "S1" }),
      [
        "amount | confirma-S-S1 | changed | 10.00 | 12.00",
        "extra | confirma-S-S1-2 | notShown | nothing: confirma does not show it any more | 2.00 EUR on 2026-03-28",
      ],
    ],
  ];

  test.each(cases)("%s", async (_, changed, differences) => {
    const scene = await changedTo(changed, other);
    expect((await scene.reconcileStore()).isClean).toBe(true);
    const report = await scene.reconcile();
    expect(found(report)).toEqual(differences);
    expect(report.sources[0]?.changed).toBeGreaterThan(0);
    expect(reconcileResult(report)).toBe("differences");
  });

  test("is clean again when the books were corrected", async () => {
    const scene = await changedTo({ ...settled, settlementDate: day }, other);
    scene.rebook((books) =>
      books.map((each) => {
        if (!each.vendorId.startsWith("v-confirma-S-S1")) return each;
        return each.kind === "ledger"
          ? { ...each, document: { ...each.document, documentDate: day } }
          : { ...each, document: { ...each.document, paymentDate: day } };
      }),
    );
    const report = await scene.reconcile();
    expect(report).toMatchObject({ isClean: true, sources: [{ changed: 3 }] });
    expect(found(await scene.reconcileStore())).toHaveLength(3);
  });

  test("dated into the period from far away: missing, and not taken for one that was never pulled", async () => {
    const scene = await changedTo(settled, other);
    const before = civilDate("2026-01-10");
    scene.resubmit((each) => {
      if (each.identifier !== "confirma-S-S2") return each;
      const document = JSON.stringify({
        ...JSON.parse(each.document),
        documentDate: before,
        documentDescription: "",
      });
      return { ...each, documentDate: before, document };
    });
    scene.rebook((books) => books.filter(({ vendorId }) => vendorId !== "v-confirma-S-S2"));
    const report = await scene.reconcile();
    expect(found(report)).toEqual(["missing | confirma-S-S2 | changed | 5.00 EUR on 2026-03-28 | -"]);
  });
});

describe("what the agency does not show any more", () => {
  test("is extra in the books, and named", async () => {
    const report = await (await changedTo(other)).reconcile();
    const words = "nothing: confirma does not show it any more";
    expect(found(report)).toEqual([
      `extra | confirma-S-S1 | notShown | ${words} | 12.00 EUR on 2026-03-28`,
      `extra | confirma-S-S1-1 | notShown | ${words} | 10.00 EUR on 2026-03-28`,
      `extra | confirma-S-S1-2 | notShown | ${words} | 2.00 EUR on 2026-03-28`,
    ]);
    expect(report.sources).toMatchObject([{ settlements: 1, documents: 2, notShown: 3 }]);
  });

  test("is nothing when the books do not have it either", async () => {
    const scene = await changedTo(other);
    scene.rebook((books) => books.filter(({ vendorId }) => !vendorId.startsWith("v-confirma-S-S1")));
    expect(await scene.reconcile()).toMatchObject({ isClean: true, sources: [{ notShown: 3 }] });
  });

  test("is unfinished while it is being delivered", async () => {
    const scene = await changedTo(other);
    scene.rebook((books) => books.filter(({ vendorId }) => !vendorId.startsWith("v-confirma-S-S1")));
    scene.resubmit((each) =>
      each.identifier.startsWith("confirma-S-S1") ? { ...each, state: "queued" } : each,
    );
    expect(await scene.reconcile()).toMatchObject({ differences: [], open: 3, isComplete: false });
  });
});

describe("what the plan cannot post", () => {
  const odd = settlement([allocation("9", [100])], { settlementId: "S9", settlementAmount: minorUnits(1) });

  test("is named with its reason, and nothing is complete", async () => {
    const report = await (await changedTo(settled, other, odd)).reconcile();
    expect(report.differences).toEqual([]);
    expect(report.unposted).toMatchObject([
      {
        source: "confirma",
        type: "settlement",
        id: "S9",
        reasons: [{ code: "ACC_DOCUMENT_TOTAL_MISMATCH", pointer: "/settlementAmount" }],
      },
    ]);
    expect(reconcileResult(report)).toBe("incomplete");
  });

  test("of the days around the period is not asked about", async () => {
    const later = { ...odd, settlementDate: civilDate("2026-04-03") };
    expect((await (await changedTo(settled, other, later)).reconcile()).isClean).toBe(true);
  });

  test("after it was booked: what was submitted is compared, and it is named", async () => {
    const scene = await changedTo({ ...settled, settlementAmount: minorUnits(1) }, other);
    const report = await scene.reconcile();
    expect(report).toMatchObject({ differences: [], matched: { identity: 5 }, unposted: [{ id: "S1" }] });
  });
});

describe("what the store says about the agency's documents", () => {
  const ofFirst = (identifier: string): boolean => identifier === "confirma-S-S1-1";

  test("refused by the accounting system: it is missing all the same", async () => {
    const scene = await changedTo(settled, other);
    scene.rebook((books) => books.filter(({ vendorId }) => !ofFirst(vendorId.slice(2))));
    scene.resubmit((each) => {
      if (!ofFirst(each.identifier)) return each;
      const steps = each.steps.map(({ step }) => ({ step, attempts: 1 }));
      return { ...each, state: "refused", steps };
    });
    expect(found(await scene.reconcileStore())).toEqual([]);
    expect(found(await scene.reconcile())).toEqual([
      "missing | confirma-S-S1-1 | - | 10.00 EUR on 2026-03-28 | -",
    ]);
  });

  test("booked in another accounting system: nothing is missing here", async () => {
    const scene = await changedTo(settled, other);
    scene.rebook(() => []);
    scene.resubmit((each) => ({ ...each, system: "before" }));
    expect(await scene.reconcile()).toMatchObject({ differences: [], sources: [{ documents: 0 }] });
  });

  test("submitted by another posting plan: that is no change of the agency's", async () => {
    const scene = await changedTo(settled, other);
    const moved = planOf({ accounts: { ...plan.accounts, bank: "1999" }, sourceName: "Agency" });
    expect(await scene.reconcile([scene.source], moved)).toMatchObject({
      isClean: true,
      sources: [{ changed: 0 }],
    });
  });

  test("a source that breaks throws: half of a side is no side", async () => {
    const scene = await changedTo(settled, other);
    const breaking: DocumentSource = {
      ...scene.source,
      async *settlements() {
        yield settled;
        throw new Error("the answer ends here");
      },
    };
    await expect(scene.reconcile([breaking])).rejects.toThrow("ends here");
  });
});

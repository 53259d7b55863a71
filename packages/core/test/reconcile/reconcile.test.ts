import {
  addDays,
  type ComparedRow,
  type DifferenceClass,
  differenceClasses,
  minorUnits,
  percentage,
  reconcileExitCodes,
  reconcileResult,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  actualSide,
  expectedSide,
  faithfulBooks,
  march,
  reconcileMarch,
  sentMonth,
} from "./support/month.ts";
import { plantedDrifts } from "./support/planted-drift.ts";

const expected = (what: string): never => {
  throw new Error(`the test needs ${what}`);
};

const pool = sentMonth(201);
const month = pool.slice(0, 60);
const books = faithfulBooks(month);

/** Plants one drift into one document of the books. */
const drifted = (drift: (typeof plantedDrifts)[number], at: number) =>
  books.flatMap((booked, index) => (index === at ? drift.plant(booked) : [booked]));

describe("equal sides", () => {
  test("are clean, whatever their order, with the same hash and sums", async () => {
    const report = await reconcileMarch(month, books);
    const turned = await reconcileMarch(month.toReversed(), books.toReversed());
    expect(report).toMatchObject({
      isClean: true,
      isComplete: true,
      differences: [],
      notCompared: [],
      open: 0,
    });
    expect(report.matched).toEqual({ identity: 60, reference: 0 });
    expect(report.expected.sums).toEqual(report.actual.sums);
    expect([turned.expected.hash, turned.actual.hash]).toEqual([report.expected.hash, report.actual.hash]);
    expect(reconcileExitCodes[reconcileResult(report)]).toBe(0);
  });

  test("any selection of documents is clean", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 25 }),
        async (numbers) => {
          const all = sentMonth(401);
          const sent = numbers.flatMap((n) => all[n] ?? []);
          expect((await reconcileMarch(sent, faithfulBooks(sent))).isClean).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("planted drift", () => {
  test("there are at least twelve kinds, and every class but unclear is among them", () => {
    expect(plantedDrifts.length).toBeGreaterThanOrEqual(12);
    const classes = new Set<DifferenceClass>(plantedDrifts.map(({ found }) => found));
    expect(differenceClasses.filter((name) => !classes.has(name))).toEqual(["unclear"]);
  });

  const cases = plantedDrifts.flatMap((drift) =>
    [0, 1, 2]
      .filter((at) => books.slice(at, at + 1).some(drift.fits))
      .map((at) => ({ ...drift, drift, at, kind: ["invoice", "ledger", "payment"][at] })),
  );

  test.each(cases)("$name ($kind) is one difference of class $found", async ({ drift, found, at, kind }) => {
    const report = await reconcileMarch(month, drifted(drift, at + 30));
    expect(report.differences).toMatchObject([{ class: found, kind }]);
    expect(report.totals[found]).toBe(1);
    expect(report.isClean).toBe(false);
    expect(reconcileExitCodes[reconcileResult(report)]).toBe(1);
  });

  test("every drift anywhere makes exactly one difference of its class", async () => {
    const drifts = fc.constantFrom(...plantedDrifts);
    await fc.assert(
      fc.asyncProperty(drifts, fc.nat({ max: 59 }), async (drift, at) => {
        fc.pre(books.slice(at, at + 1).some(drift.fits));
        const { differences } = await reconcileMarch(month, drifted(drift, at));
        expect(differences.map((each) => each.class)).toEqual([drift.found]);
      }),
      { numRuns: 60 },
    );
  });

  test("all of them at once are all found, each once", async () => {
    const places = new Map(
      plantedDrifts.map((drift, index) => {
        const at = books.findIndex((booked, place) => place >= index * 3 && drift.fits(booked));
        return [at, drift] as const;
      }),
    );
    expect(places.size).toBe(plantedDrifts.length);
    const all = books.flatMap((booked, at) => places.get(at)?.plant(booked) ?? [booked]);
    const { differences } = await reconcileMarch(month, all);
    const found = differences.map((each) => each.class).toSorted();
    expect(found).toEqual(plantedDrifts.map((each) => each.found).toSorted());
  });

  test("a difference names the field and both values", async () => {
    const drift = plantedDrifts.find(({ name }) => name === "one cent more");
    const report = await reconcileMarch(month, drift === undefined ? [] : drifted(drift, 2));
    expect(report.differences).toEqual([
      {
        class: "amount",
        kind: "payment",
        identifier: expectedSide(month)[2]?.identifier,
        vendorId: "V2",
        pointer: "/amount",
        expected: "100.14",
        actual: "100.15",
        matchedBy: "identity",
      },
    ]);
  });
});

/** The books' side without our keys and numbers: what a system leaves that drops them. */
const anonymous = actualSide(books).map((document) => ({
  ...document,
  identities: [`${document.identifier}!`],
}));

describe("documents without our key", () => {
  test("one to one by reference, amount and date they are pairs", async () => {
    const report = await reconcileMarch(month, books, { actual: anonymous });
    expect(report.isClean).toBe(true);
    expect(report.matched).toEqual({ identity: 0, reference: 60 });
  });

  test("two that fit the same one are unclear, never paired, and never missing too", async () => {
    const twice = anonymous.flatMap((document) =>
      document.identifier === "V5"
        ? [document, { ...document, identifier: "V5b", identities: [] }]
        : [document],
    );
    const report = await reconcileMarch(month, books, { actual: twice });
    expect(report.differences).toMatchObject([{ class: "unclear", kind: "payment" }]);
    expect(report.differences[0]?.candidates).toEqual(["CC0000000000005", "V5", "V5b"]);
  });

  test("without a reference nothing is guessed: missing and extra", async () => {
    const bare = anonymous.map((document) => {
      const { reference, ...rest } = document;
      return document.identifier === "V5"
        ? rest
        : { ...rest, ...(reference === undefined ? {} : { reference }) };
    });
    const report = await reconcileMarch(month, books, { actual: bare });
    expect(report.differences.map((each) => each.class).toSorted()).toEqual(["extra", "missing"]);
  });
});

describe("the edges of the period", () => {
  test("documents outside it on both sides are not asked about", async () => {
    const april = { from: addDays(march.to, 1), to: addDays(march.to, 30) };
    const report = await reconcileMarch(month, [], { period: april });
    expect(report).toMatchObject({ isClean: true, differences: [] });
    expect(report.expected.sums).toEqual([]);
  });
});

describe("what is not compared never counts as equal", () => {
  test("fields that reading does not carry are counted, declared ones are no fault", async () => {
    const without = actualSide(books).map(({ rows: _, standing: __, ...document }) => document);
    const carried = ["amount", "currency", "date", "reference"] as const;
    const declared = await reconcileMarch(month, books, {
      actual: without,
      carried: { invoice: carried, ledger: carried, payment: carried },
    });
    const silent = await reconcileMarch(month, books, { actual: without });
    expect(declared).toMatchObject({ isComplete: true, isClean: true });
    expect(silent).toMatchObject({ isComplete: false, isClean: false, differences: [] });
    expect(reconcileExitCodes[reconcileResult(silent)]).toBe(5);
    const counts = declared.notCompared.map(({ kind, field, count }) => `${kind} ${field} ${count}`);
    expect(counts.toSorted()).toEqual([
      "invoice account 20",
      "invoice status 20",
      "invoice vat 20",
      "ledger account 20",
      "ledger status 20",
      "ledger vat 20",
      "payment account 20",
      "payment status 20",
    ]);
  });

  test("a field that is told of some documents only is compared there, and a known limit elsewhere", async () => {
    const [first, ...others] = actualSide(books).filter(({ kind }) => kind === "payment");
    const { standing: _, ...untold } = first ?? expected("a payment");
    const sent = month.filter(({ content }) => content.kind === "payment");
    const actual = [
      untold,
      ...others.map((each, at) => (at === 0 ? { ...each, standing: "invalid" as const } : each)),
    ];
    const report = await reconcileMarch(sent, [], { actual, partly: { payment: ["status"] } });
    expect(report).toMatchObject({ isComplete: true, differences: [{ class: "status" }] });
    expect(report.notCompared).toEqual([{ kind: "payment", field: "status", count: 1, declared: true }]);
  });

  test("a reference that reading carries and that is empty differs", async () => {
    const bare = actualSide(books).map(({ reference: _, ...document }) => document);
    const carried = ["amount", "currency", "date", "account", "vat", "reference", "status"] as const;
    const report = await reconcileMarch(month, books, { actual: bare, carried: { payment: carried } });
    expect(report.totals.reference).toBe(20);
  });

  test("a kind that cannot be listed is unread, not missing", async () => {
    const listed = actualSide(books).filter(({ kind }) => kind !== "invoice");
    const report = await reconcileMarch(month, books, { actual: listed, unread: ["invoice"] });
    expect(report).toMatchObject({
      differences: [],
      isComplete: false,
      unread: [{ kind: "invoice", count: 20 }],
    });
  });

  test("a document that the books have as another kind is not missing", async () => {
    const [first] = expectedSide(month).filter(({ kind }) => kind === "payment");
    const moved = actualSide(books).map((document) =>
      document.identities.some((identity) => first?.identities.includes(identity))
        ? { ...document, kind: "ledger" as const }
        : document,
    );
    const report = await reconcileMarch(month, books, { actual: moved });
    expect(report).toMatchObject({ differences: [], isComplete: false });
    expect(report.notCompared).toMatchObject([{ kind: "payment", field: "document", count: 1 }]);
  });

  test("documents of others are counted, and no extras", async () => {
    const report = await reconcileMarch(month.slice(1), books, { extras: "own" });
    expect(report).toMatchObject({ differences: [], foreign: [{ kind: "invoice", count: 1, sum: 12_550 }] });
  });
});

describe("rows", () => {
  const [document] = expectedSide(month.filter(({ content }) => content.kind === "ledger"));
  if (document === undefined) throw new Error("the test needs a ledger document");
  const row = (account: string | undefined, net: number, rate = 0): ComparedRow => ({
    ...(account === undefined ? {} : { account }),
    net: minorUnits(net),
    vat: minorUnits(0),
    vatPercentage: percentage(rate),
  });
  const compared = async (left: readonly ComparedRow[], right: readonly ComparedRow[]) => {
    const { differences, notCompared } = await reconcileMarch([], [], {
      expected: [{ ...document, rows: left }],
      actual: [{ ...document, rows: right }],
    });
    return [differences.map((each) => each.class), notCompared.map(({ field }) => field)];
  };
  const sale = [row("1701", 12_550), row("3000", -10_000, 25_500)];

  test("splitting and joining rows of an account means nothing", async () => {
    const split = [row("1701", 12_000), ...sale.slice(1), row("1701", 550), row("2939", -2_550)];
    expect(await compared([...sale, row("2939", -2_550)], split)).toEqual([[], []]);
  });

  test("VAT that the system computes on an account it does not name is not compared by account", async () => {
    const rounded = [...sale, row("2939", -2_551), row("2939", 1)];
    expect(await compared(rounded, [...sale, row(undefined, -2_550)])).toEqual([[], ["account"]]);
    expect(await compared(rounded, [...sale, row(undefined, -2_549)])).toEqual([["amount"], ["account"]]);
  });

  test("a row that one side lacks is never overlooked", async () => {
    const whole = [...sale, row("2939", -2_550)];
    for (const lost of whole) {
      expect(
        await compared(
          whole,
          whole.filter((each) => each !== lost),
        ),
      ).toEqual([["amount"], []]);
      expect(
        await compared(
          whole.filter((each) => each !== lost),
          whole,
        ),
      ).toEqual([["amount"], []]);
    }
  });

  test("sums that moved between accounts of the same document are amounts, foreign rows are accounts", async () => {
    const two = [row("3000", -6_000), row("3010", -4_000), row("1701", 10_000)];
    expect(await compared(two, [row("3000", -5_000), row("3010", -5_000), row("1701", 10_000)])).toEqual([
      ["amount"],
      [],
    ]);
    expect(await compared([row("3000", -10_000), row("1701", 10_000)], two)).toEqual([["account"], []]);
  });
});

describe("delivery states", () => {
  const [sent] = expectedSide(month);
  const [booked] = actualSide(books);
  const sides = (presence: "open" | "absent" | "handedOver", isBooked: boolean) => ({
    expected: sent === undefined ? [] : [{ ...sent, presence }],
    actual: isBooked && booked !== undefined ? [booked] : [],
  });

  test.each([
    ["open", false, [], 1],
    ["open", true, ["status"], 0],
    ["handedOver", false, [], 1],
    ["handedOver", true, [], 0],
    ["absent", false, [], 0],
    ["absent", true, ["extra"], 0],
  ] as const)("%s, booked %s: %j", async (presence, isBooked, classes, open) => {
    const report = await reconcileMarch([], [], sides(presence, isBooked));
    expect(report.differences.map((each) => each.class)).toEqual(classes);
    expect(report.open).toBe(open);
  });
});

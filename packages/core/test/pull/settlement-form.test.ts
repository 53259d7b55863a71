import {
  minorUnits,
  needsAttention,
  type PullEndpoints,
  type SettlementAllocation,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, settlement } from "../posting/sample.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

type Breakdown = SettlementAllocation["breakdown"];

const entry = (type: string, amount: number) => ({ type, amount: minorUnits(amount) });
const documented = [entry("CAPITAL", 900), entry("INTEREST", 0), entry("FEES", 25)];
const plan = planOf({ withoutBreakdown: "capital" });

/** The same settlement, written down in some way. */
const written = (breakdown: Breakdown, invoice = "A") =>
  settlement([allocation("1", [900, 0, 25], { originalInvoiceNumber: invoice, breakdown: [...breakdown] })], {
    settlementId: "S1",
  });

const whole = (breakdown: Breakdown) =>
  settlement([allocation("1", [900], { originalInvoiceNumber: "A", breakdown: [...breakdown] })], {
    settlementId: "S1",
  });

const forms: readonly (readonly [string, ReturnType<typeof settlement>, ReturnType<typeof settlement>])[] = [
  ["another order", written(documented), written(documented.toReversed())],
  ["zero parts left out", written(documented), written(documented.filter(({ amount }) => amount !== 0))],
  [
    "a part in two entries, other words for it",
    written(documented),
    written([entry("Capital", 500), entry("capital", 400), entry("COSTS", 25)]),
  ],
  ["divided only later, all of it capital", whole([]), whole([entry("CAPITAL", 900)])],
];

async function shownAs(first: ReturnType<typeof settlement>, then: ReturnType<typeof settlement>) {
  const data: AgencyData = { payments: [], settlements: [first] };
  const scene = pullScene(data, plan);
  await scene.run();
  const before = await scene.stored();
  data.settlements = [then];
  const report = await scene.run();
  return { scene, data, before, report };
}

describe("the same money in another form is the same settlement", () => {
  test.each(forms)("%s", async (_, one, other) => {
    for (const [first, then] of [
      [one, other],
      [other, one],
    ] as const) {
      const { scene, before, report } = await shownAs(first, then);
      expect(report.entries).toMatchObject([{ outcome: "already", problems: [] }]);
      expect(await scene.stored()).toEqual(before);
    }
  });

  test.each([
    ["another division", written([entry("CAPITAL", 800), entry("FEES", 125)])],
    ["the same parts for another invoice", written(documented, "B")],
  ])("%s is a conflict, in any form", async (_, changed) => {
    const { scene, before, report } = await shownAs(written(documented.toReversed()), changed);
    expect(needsAttention(report)).toBe(true);
    expect(report.entries).toMatchObject([{ outcome: "conflict" }]);
    expect(await scene.stored()).toEqual(before);
  });
});

/** What earlier versions wrote of these settlements: the hash of the form that they were shown in. */
const earlier: readonly (readonly [string, ReturnType<typeof settlement>, string])[] = [
  ["as documented", written(documented), "e89875036c9af2db"],
  ["in another order", written(documented.toReversed()), "1d6285521faf942e"],
  ["without its zero parts", written([entry("CAPITAL", 900), entry("FEES", 25)]), "ad9932424532fb36"],
  ["undivided", whole([]), "31fb883178ec895c"],
];

/** Books a settlement as an earlier version did, and shows it again. */
async function bookedEarlier(shown: ReturnType<typeof settlement>, hash: string, then = shown) {
  const data: AgencyData = { payments: [], settlements: [shown] };
  const scene = pullScene(data, plan);
  const { endpoints } = scene;
  const old: PullEndpoints = {
    preview: endpoints.preview.bind(endpoints),
    list: endpoints.list.bind(endpoints),
    submit: (kind, text) =>
      endpoints.submit(kind, text.replace(/(confirma-S-S1, content )[^"]*/u, `$1${hash}`)),
  };
  await scene.run({}, { endpoints: old });
  const before = await scene.stored();
  const ledgers = await scene.store.list({ client: "client", kind: "ledger" });
  expect(ledgers.map(({ document }) => document)).toEqual([
    expect.stringContaining(`"Settlement confirma-S-S1, content ${hash}"`),
  ]);
  data.settlements = [then];
  const { entries } = await scene.run();
  expect(await scene.stored()).toEqual(before);
  return entries;
}

describe("a settlement that an earlier version booked", () => {
  test.each(earlier)("%s is still the same", async (_, shown, hash) => {
    expect(await bookedEarlier(shown, hash)).toMatchObject([{ outcome: "already", problems: [] }]);
  });

  test("as documented is the same in any form since", async () => {
    const [, shown, hash] = earlier[0] ?? ["", written([]), ""];
    for (const [, , other] of forms.slice(0, 3)) {
      expect(await bookedEarlier(shown, hash, other)).toMatchObject([{ outcome: "already" }]);
    }
  });

  test("with other money is a conflict", async () => {
    for (const [, shown, hash] of earlier.slice(0, 3)) {
      expect(await bookedEarlier(shown, hash, written(documented, "B"))).toMatchObject([
        { outcome: "conflict" },
      ]);
    }
  });
});

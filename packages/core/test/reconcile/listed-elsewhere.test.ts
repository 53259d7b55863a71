import {
  addDays,
  type CivilDate,
  civilDate,
  type DocumentSource,
  type Settlement,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, settlement } from "../posting/sample.ts";
import { agencyScene } from "./support/agency-scene.ts";

const dated = (settlementId: string, date: CivilDate, capital: number): Settlement =>
  settlement([allocation(settlementId, [capital])], { settlementId, settlementDate: date });

const early = dated("S1", civilDate("2026-02-10"), 100);
const first = dated("S0", civilDate("2026-03-02"), 50);
const late = dated("S2", civilDate("2026-03-30"), 200);
const beside = dated("S3", civilDate("2026-04-02"), 400);

/** A source that lists settlements so many days after their own date. */
const listing = (days: number, settlements: readonly Settlement[]): DocumentSource => ({
  id: "confirma",
  settlements: async function* ({ from, to }) {
    for (const each of settlements) {
      const listed = addDays(each.settlementDate, days);
      if (from <= listed && listed <= to) yield each;
    }
  },
});

describe.each([-20, 0, 3, 20])("an agency that lists settlements %d days after their own date", (days) => {
  const all = [early, first, late, beside];

  test("differs in nothing when all of them were pulled", async () => {
    const scene = agencyScene({ payments: [], settlements: [] }, planOf());
    await scene.pull({
      id: "confirma",
      settlements: () => listing(0, all).settlements?.(everything) ?? none(),
    });
    const report = await scene.reconcile([listing(days, all)]);
    expect([report.differences, report.isClean]).toEqual([[], true]);
    expect(report.sources).toMatchObject([{ settlements: 2, notSubmitted: 0, notShown: 0 }]);
  });

  test("lacks what was never pulled of the period's own days, and nothing of other days", async () => {
    const scene = agencyScene({ payments: [], settlements: [] }, planOf());
    const report = await scene.reconcile([listing(days, all)]);
    expect(new Set(report.differences.map(({ class: name, identifier }) => `${name} ${identifier}`))).toEqual(
      new Set(["S-S0", "S-S0-S0", "S-S2", "S-S2-S2"].map((id) => `missing confirma-${id}`)),
    );
  });
});

const everything = { from: civilDate("2026-01-01"), to: civilDate("2026-12-31") };

async function* none(): AsyncGenerator<never> {}

import { afterEach, expect, test } from "@jest/globals";
import { z } from "zod";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

const stages: AgencyStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

const Report = z.object({ entries: z.array(z.object({ id: z.string(), outcome: z.string() })) });

/** Settlements that a pull submitted. */
async function submittedBy(stage: AgencyStage, from: string, to: string): Promise<readonly string[]> {
  const { code, out, err } = await stage.command("pull", "--json", "--from", from, "--to", to);
  if (code !== 0) throw new Error(err + out);
  const { entries } = Report.parse(JSON.parse(out));
  return entries.filter(({ outcome }) => outcome === "submitted").map(({ id }) => id);
}

test.each(["settlementDate", "publishedDate"] as const)(
  "a period is about the %s: two adjacent ones book every settlement exactly once",
  async (settlementPeriod) => {
    const stage = await openAgencyStage({ settlementPeriod });
    stages.push(stage);
    await stage.openInvoices();
    const before = stage.simulator.probe.books().balances;
    const { settlements, totals } = stage.agency.probe.books();
    const known = settlements.map(({ settlementId }) => String(settlementId)).toSorted();
    const booked = [
      ...(await submittedBy(stage, "2026-03-01", "2026-03-31")),
      ...(await submittedBy(stage, "2026-04-01", "2026-04-30")),
    ];
    expect(booked.toSorted()).toEqual(known);
    expect(await submittedBy(stage, "2026-03-01", "2026-04-30")).toEqual([]);
    await stage.deliver();
    const after = stage.simulator.probe.books().balances;
    expect((after["1910"] ?? 0) - (before["1910"] ?? 0)).toBe(totals.settled);
    for (const [from, to] of [
      ["2026-03-01", "2026-03-31"],
      ["2026-04-01", "2026-04-30"],
    ] as const) {
      const { code, out } = await stage.command("reconcile", "--from", from, "--to", to);
      expect([code, out]).toEqual([0, expect.stringContaining("reconcile: 0 differences")]);
    }
  },
  60_000,
);

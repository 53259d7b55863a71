import { type AccountingSystem, type LedgerRow, minorUnits } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { type CentProfile, centProfiles } from "../../src/cents/cent-profile.ts";
import { runCents } from "../../src/cents/run-cents.ts";
import type { Stage, StageKind } from "../../src/simulation/stage/stage.ts";
import { stageKinds } from "../../src/simulation/stage/stage-kinds.ts";

const extent = { documents: 48, seed: "test" };

const named = (name: string): CentProfile => {
  const profile = centProfiles.find(({ adapter }) => adapter === name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return profile;
};

/** A stage on which something is different. */
const changed = (kind: StageKind, change: (stage: Stage) => Partial<Stage>): StageKind => ({
  ...kind,
  open: (world, readings) => {
    const stage = kind.open(world, readings);
    return { ...stage, ...change(stage) };
  },
});

const lessACent = (row: LedgerRow): LedgerRow => ({
  ...row,
  amount: minorUnits(row.amount - Math.sign(row.amount)),
  netAmount: minorUnits(row.netAmount - Math.sign(row.amount)),
});

/** The sandbox behind an adapter that takes a cent off the first two rows, so that they still balance. */
function centDropper(stage: Stage): AccountingSystem {
  const system = stage.plainSystem();
  const { id, manifest, ledger } = system;
  if (ledger === undefined) throw new Error("the sandbox takes ledger documents");
  return {
    id,
    manifest,
    probe: () => system.probe(),
    ledger: {
      render: (document, context) => {
        const ledgerRows = document.ledgerRows.map((row, index) => (index < 2 ? lessACent(row) : row));
        return ledger.render({ ...document, ledgerRows }, context);
      },
      deliver: (step, attempt) => ledger.deliver(step, attempt),
      locate: (step, attempt) => ledger.locate(step, attempt),
    },
  };
}

describe("cents", () => {
  test.each(centProfiles)("$adapter: document, prediction and books are equal", async (profile) => {
    const report = await runCents(stageKinds[profile.adapter], profile, extent);
    expect(report.failures).toEqual([]);
    expect(report.documents + report.refusedOffline).toBeGreaterThanOrEqual(extent.documents);
    expect(report.readBack).toBe(report.documents);
  });

  test("the same seed draws the same documents", async () => {
    const profile = named("netbaron");
    const first = await runCents(stageKinds.netbaron, profile, extent);
    expect(await runCents(stageKinds.netbaron, profile, extent)).toEqual(first);
    expect(await runCents(stageKinds.netbaron, profile, { ...extent, seed: "other" })).not.toEqual(first);
  });

  test("books that are a cent off are found, with document and account", async () => {
    const off = changed(stageKinds.sandbox, (stage) => ({
      balances: () => {
        const balances = stage.balances();
        const sales = balances["3000"];
        return sales === undefined ? balances : { ...balances, "3000": sales + 1 };
      },
    }));
    const { failures } = await runCents(off, named("sandbox"), extent);
    expect(failures[0]?.differences).toEqual([
      expect.objectContaining({ account: "3000", between: "prediction and books" }),
    ]);
  });

  test("an adapter that drops a cent and predicts the same is found by the document itself", async () => {
    const dropping = changed(stageKinds.sandbox, (stage) => ({ plainSystem: () => centDropper(stage) }));
    const profile: CentProfile = { ...named("sandbox"), kinds: ["ledger"] };
    const { failures } = await runCents(dropping, profile, extent);
    expect(failures[0]?.differences.map(({ between }) => between)).toContain("document and prediction");
  });
});

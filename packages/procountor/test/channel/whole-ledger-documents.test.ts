import { describe, expect, test } from "@jest/globals";
import { deliverAll } from "../support/deliver-all.ts";
import { contextOf, ledgerOf } from "../support/sample.ts";
import { all, attempt, planOf, simulator, system } from "../support/whole-scene.ts";

describe("a ledger document", () => {
  const ledger = ledgerOf({
    ledgerRows: ledgerOf().ledgerRows.map((row) => ({
      ...row,
      amount: row.amount / 100,
      netAmount: row.netAmount / 100,
      vatPercentage: row.vatPercentage / 1000,
      isVatRow: row.isVatRow ? 1 : 0,
      vatCode: row.vatCode ?? "",
      projectNumber: "P1",
      ledgerDimensions: [],
    })),
  });
  const book = () => deliverAll(system.ledger, ledger, contextOf("ledger", "l", planOf()));

  test("is approved and found by its key, its rows to the cent", async () => {
    const { outcomes, steps } = await book();
    expect(outcomes).toEqual(["accepted", "accepted"]);
    const { balances, trialBalance } = simulator.probe.books();
    expect([balances["1700"], balances["3000"], balances["2939"], trialBalance]).toEqual([
      299_000, -238_247, -60_753, 0,
    ]);
    for (const step of steps) {
      expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "found", differences: [] });
    }
  });

  test("one that was invalidated since is for a person to judge", async () => {
    const { steps, identifiers } = await deliverAll(
      system.ledger,
      ledger,
      contextOf("ledger", "l", planOf({ approveJournals: false })),
    );
    const step = steps.at(-1);
    if (step === undefined) throw new Error("nothing was sent");
    const request = {
      ...step.request,
      method: "PUT",
      resource: `ledgerreceipts/${identifiers["journal"]}/invalidate`,
      body: "",
    } as const;
    await system.ledger.deliver(
      { ...step, request, identity: { ...step.identity, type: "receiptStatus" } },
      attempt,
    );
    expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "unclear" });
  });

  test("a search that lags behind shows absence, not yet proof", async () => {
    simulator.arm({ kind: "staleSearch", forMs: 60_000, when: { method: "POST" } });
    const { steps } = await deliverAll(
      system.ledger,
      ledger,
      contextOf("ledger", "l", planOf({ approveJournals: false })),
    );
    const step = steps.at(-1);
    if (step === undefined) throw new Error("nothing was sent");
    expect(await system.ledger.locate(step, attempt)).toMatchObject({ type: "absent" });
    // The engine believes it only after the bound, which is longer than the search may lag.
    expect(system.manifest.lateWriteBound).toBeGreaterThan(60_000);
  });

  test("is read back as the document that it was, by date and by change", async () => {
    await book();
    const date = ledger.documentDate;
    const [read] = await all(system.ledger.read({ from: date, to: date }));
    expect(read).toMatchObject({
      state: "APPROVED",
      document: {
        documentType: "ML",
        documentName: "1001",
        calculationMode: "GROSS",
        ledgerRows: [
          {
            accountNumber: "1700",
            amount: 299_000,
            ledgerDimensions: [{ dimensionType: "Projekti", dimensionValue: "P1" }],
          },
          { accountNumber: "3000", amount: -299_000, netAmount: -238_247, vatCode: "1" },
        ],
      },
    });
    expect(await all(system.ledger.readChanges("2020-01-01T00:00:00"))).toHaveLength(1);
  });
});

test("a step of a later version is nothing that can be looked for", async () => {
  const [step] = system.ledger.render(ledgerOf(), contextOf("ledger", "l", planOf())).steps;
  if (step === undefined) throw new Error("nothing was rendered");
  const strange = { ...step, identity: { ...step.identity, type: "hologram" }, identifiers: {} };
  expect(await system.ledger.locate(strange, attempt)).toMatchObject({ type: "unclear" });
  expect(await system.ledger.deliver(strange, attempt)).toMatchObject({ type: "refused" });
});

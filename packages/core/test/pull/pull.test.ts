import { civilDate, countPull, minorUnits, needsAttention, type PullEndpoints } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { march, pullScene } from "./pull-scene.ts";

const first = settlement([allocation("1", [900, 75, 25]), allocation("2", [200])], { settlementId: "S1" });
const second = settlement([allocation("3", [500])], {
  settlementId: "S2",
  settlementDate: civilDate("2026-03-30"),
});
const data = () => ({ payments: [], settlements: [first, second] });

describe("a pull", () => {
  test("submits every settlement's payments and its ledger document", async () => {
    const { run, stored } = pullScene(data());
    const report = await run();
    expect(report.entries).toMatchObject([
      { type: "settlement", id: "S1", outcome: "submitted", documents: 3, problems: [] },
      { type: "settlement", id: "S2", outcome: "submitted", documents: 2, problems: [] },
    ]);
    expect([...(await stored()).keys()].sort()).toEqual([
      "ledger confirma-S-S1",
      "ledger confirma-S-S2",
      "payment confirma-S-S1-1",
      "payment confirma-S-S1-2",
      "payment confirma-S-S2-3",
    ]);
    expect(needsAttention(report)).toBe(false);
  });

  test("a second run, over another period, changes nothing", async () => {
    const { run, stored } = pullScene(data());
    await run();
    const before = await stored();
    const again = await run({ period: { from: civilDate("2026-02-01"), to: civilDate("2026-04-30") } });
    expect(countPull(again)).toMatchObject({ already: 2, submitted: 0 });
    expect(await stored()).toEqual(before);
  });

  test("a dry run stores nothing", async () => {
    const { run, stored } = pullScene(data());
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ shown: 2 });
    expect((await stored()).size).toBe(0);
  });

  test("a settlement that the agency changed is a conflict; what was booked stays", async () => {
    const changing = { payments: [], settlements: [first] };
    const { run, stored } = pullScene(changing);
    await run();
    const before = await stored();
    changing.settlements = [
      settlement([allocation("1", [800, 175, 25]), allocation("2", [200])], { settlementId: "S1" }),
    ];
    const report = await run();
    expect(report.entries).toMatchObject([{ id: "S1", outcome: "conflict" }]);
    expect(needsAttention(report)).toBe(true);
    expect(await stored()).toEqual(before);
  });

  test("one that cannot be booked is refused whole, and the others go on", async () => {
    const odd = settlement([allocation("9", [100])], { settlementId: "S0", settlementAmount: minorUnits(1) });
    const { run, stored } = pullScene({ payments: [], settlements: [odd, second] });
    const report = await run();
    expect(report.entries.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["S0", "refused"],
      ["S2", "submitted"],
    ]);
    expect([...(await stored()).keys()].every((key) => key.includes("S2"))).toBe(true);
  });

  test("an empty period gives an empty report; an aborted run stops", async () => {
    const { run } = pullScene({ payments: [], settlements: [] });
    expect((await run()).entries).toEqual([]);
    const full = pullScene(data());
    await expect(full.run({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect((await full.stored()).size).toBe(0);
  });

  test.each(["before", "after"] as const)(
    "dead %s any submit, then run again: everything once",
    async (when) => {
      const whole = pullScene(data());
      await whole.run();
      const expected = await whole.stored();
      for (let dieAt = 1; dieAt <= 4; dieAt += 1) {
        const { run, stored, endpoints } = pullScene(data());
        let calls = 0;
        const mortal: PullEndpoints = {
          preview: (kind, text) => endpoints.preview(kind, text),
          list: (filter) => endpoints.list(filter),
          submit: async (kind, text) => {
            calls += 1;
            if (calls >= dieAt && when === "before") throw new Error("the process is gone");
            const result = await endpoints.submit(kind, text);
            if (calls >= dieAt) throw new Error("the process is gone");
            return result;
          },
        };
        await expect(run({}, { endpoints: mortal })).rejects.toThrow("gone");
        await run();
        expect(await stored()).toEqual(expected);
      }
    },
  );

  test("a source that breaks in the middle throws, and nothing of it is submitted", async () => {
    const { run, stored, source } = pullScene(data());
    const breaking = {
      ...source,
      async *settlements() {
        yield first;
        throw new Error("the answer ends here");
      },
    };
    await expect(run({}, { source: breaking })).rejects.toThrow("ends here");
    expect((await stored()).size).toBe(0);
    expect(countPull(await run())).toMatchObject({ submitted: 2 });
  });
});

describe("a plan that books payments at once", () => {
  const plan = planOf({ book: "payments" });
  const paid = received("20261", [950, 50, 0]);
  const other = received("20269", [300]);
  const settled = settlement([allocation("1", [900, 75, 25])], { settlementId: "S1" });

  test("books them as provisional, and the settlement corrects the division", async () => {
    const { run, stored, store } = pullScene({ payments: [paid, other], settlements: [settled] }, plan);
    const report = await run();
    expect(report.entries.map(({ type, outcome }) => [type, outcome])).toEqual([
      ["payment", "submitted"],
      ["payment", "submitted"],
      ["settlement", "submitted"],
    ]);
    expect(report.unsettled).toHaveLength(1);
    const ledger = (await store.list({ client: "client", kind: "ledger" }))[0];
    const body: unknown = JSON.parse(ledger?.document ?? "{}");
    expect(body).toMatchObject({
      ledgerRows: [
        { accountNumber: "1910", amount: 10, transactionDescription: "Payout" },
        {
          accountNumber: "1780",
          amount: -10,
          transactionDescription: expect.stringMatching(/^Taken confirma-P-/u),
        },
        { accountNumber: "1701", amount: 0.5, transactionDescription: "Correction of capital 20261" },
        { accountNumber: "9440", amount: -0.25 },
        { accountNumber: "3100", amount: -0.25 },
      ],
    });
    const before = await stored();
    expect(countPull(await run())).toMatchObject({ already: 3 });
    expect(await stored()).toEqual(before);
  });

  test("equal payments without an identifier are two payments", async () => {
    const { run, stored } = pullScene({ payments: [paid, { ...paid }], settlements: [] }, plan);
    await run();
    expect((await stored()).size).toBe(2);
  });

  test("a source without settlements: payments are booked whatever the plan prefers, unknown invoices are refused", async () => {
    const { run, source } = pullScene({ payments: [paid, received(undefined, [100])], settlements: [] });
    const { settlements: _none, ...withoutSettlements } = source;
    const report = await run({}, { source: { ...withoutSettlements, id: "finkare" } });
    expect(report.entries.map(({ outcome }) => outcome)).toEqual(["submitted", "refused"]);
    expect(report.entries[1]?.problems[0]?.pointer).toBe("/invoiceNumber");
  });

  test("outside the period nothing is booked", async () => {
    const old = { ...paid, paymentDate: civilDate("2026-02-20") };
    const { run, stored } = pullScene({ payments: [old], settlements: [] }, plan);
    expect((await run({ period: march })).entries).toEqual([]);
    expect((await stored()).size).toBe(0);
  });
});

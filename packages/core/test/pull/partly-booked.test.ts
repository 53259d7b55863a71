import { needsAttention, type StepProgress } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";
import { refuse } from "./refuse.ts";

const paid = received("A", [900, 75, 25], { paymentId: "p1" });
const settled = settlement([allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
});
const documents = ["payment confirma-P-p1", "ledger confirma-S-S1"];
const told = ({ entries }: Awaited<ReturnType<ReturnType<typeof pullScene>["run"]>>) =>
  entries.map(({ id, outcome }) => [id, outcome]);

const proof = { vendorId: "v-1", evidence: "identified", at: 1, by: "answer" } as const;
const booked: readonly (readonly [name: string, first: Partial<StepProgress>])[] = [
  ["a step of it is booked, and the one beside it was refused", { proof }],
  ["an operator gave up on it while its outcome was unknown", { abandoned: true }],
];

/** A provisional payment that was refused, and of which something is or may be in the books. */
async function refusedPartly(first: Partial<StepProgress>, settlements: AgencyData["settlements"]) {
  const data: AgencyData = { payments: [paid], settlements };
  const scene = pullScene(data, planOf({ book: "payments" }));
  await scene.run();
  await refuse(scene, "payment", "confirma-P-p1", first);
  return { ...scene, data };
}

describe.each(booked)("a provisional payment of which %s", (_, first) => {
  test("is taken by its settlement, so that its money is not booked again", async () => {
    const scene = await refusedPartly(first, []);
    scene.data.settlements = [settled];
    expect(told(await scene.run())).toEqual([
      ["confirma-P-p1", "refused"],
      ["S1", "submitted"],
    ]);
    expect([...(await scene.stored()).keys()]).toEqual(documents);
    expect((await booksOf(scene)).accounts).toEqual({ "1701": -900, "1910": 1000, "3100": -25, "9440": -75 });
  });

  test("is told by the settlement that took it, which stays as it was booked", async () => {
    const scene = await refusedPartly(first, [settled]);
    const report = await scene.run();
    expect(told(report)).toEqual([
      ["S1", "already"],
      ["confirma-P-p1", "nothing"],
    ]);
    expect(report.entries[0]?.problems).toMatchObject([{ code: "ACC_UNKNOWN_UNCLEAR", severity: "warning" }]);
    expect(report.entries[0]?.problems[0]?.message).toContain("confirma-P-p1");
    expect([...(await scene.stored()).keys()]).toEqual(documents);
  });

  test("stays as it was submitted when the agency changes it", async () => {
    const scene = await refusedPartly(first, []);
    const before = await scene.stored();
    scene.data.payments = [{ ...paid, ...received("A", [900, 75, 30]) }];
    const report = await scene.run();
    expect(needsAttention(report)).toBe(true);
    expect(await scene.stored()).toEqual(before);
  });
});
